// Preloaded into a measured process: writes the most memory it held, in KiB, when it ends.
const { writeFileSync } = require("node:fs");
process.on("exit", () => writeFileSync(process.env.LANDFALL_PEAK, String(process.resourceUsage().maxRSS)));
