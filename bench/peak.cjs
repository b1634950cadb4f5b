// Preloaded into a measured process: when it ends, writes the most memory it held, in KiB, and the microseconds it computed.
const { writeFileSync } = require("node:fs");
process.on("exit", () => {
  const { maxRSS, userCPUTime } = process.resourceUsage();
  writeFileSync(process.env.LANDFALL_PEAK, `${maxRSS} ${userCPUTime}`);
});
