import { type Browser, chromium } from "playwright-core";

/** A browser that asks nobody for anything on its own. */
export const launch = (executablePath = ""): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
