/** `npm run pictures`: the page of a plan of acme's specs as it is seen, into `docs/pictures`. Needs Git and Chromium. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContextOptions } from "playwright-core";
import { launch } from "../test/browser/chromium.ts";
import { chromiumPath } from "../test/browser/chromium-path.ts";

const root = join(import.meta.dirname, "..");

/** What is edited, by file: one text for another. */
const edits: readonly (readonly [file: string, before: string, after: string])[] = [
  ["applications/shop.yaml", "memory: 256Mi", "memory: 192Mi"],
  ["applications/shop.yaml", "max: 20", "max: 40"],
  ["access.yaml", "rights: [view, approve]", "rights: [view, approve, operate]"],
];

const desk: BrowserContextOptions = { viewport: { width: 1180, height: 760 } };
const pictures: readonly (readonly [name: string, part: string, options: BrowserContextOptions])[] = [
  ["plan-light", "#answer", { ...desk, colorScheme: "light" }],
  ["plan-dark", "#answer", { ...desk, colorScheme: "dark" }],
  ["plan-changes-light", "#changes", { ...desk, colorScheme: "light" }],
  ["plan-changes-dark", "#changes", { ...desk, colorScheme: "dark" }],
  ["plan-phone", "#answer", { viewport: { width: 390, height: 844 }, colorScheme: "light" }],
];

const folder = mkdtempSync(join(tmpdir(), "landfall-pictures-"));
const page = join(folder, "plan.html");
writeFileSync(page, planOf(folder));
await draw(page);
rmSync(folder, { recursive: true });

/** The page of a plan, made as at a terminal: specs and manifests in repositories of their own. */
function planOf(work: string): string {
  const [specs, manifests] = [join(work, "specs"), join(work, "environments")];
  const landfall = (...args: readonly string[]): string =>
    run(specs, process.execPath, join(root, "actions/landfall.ts"), ...args);
  cpSync(join(root, "environments"), join(specs, "environments"), { recursive: true });
  const commit = commitAll(specs, "specs");
  landfall("render", "environments", "--out", manifests, "--commit", commit);
  commitAll(manifests, "environments");
  for (const [file, before, after] of edits) {
    const path = join(specs, "environments", file);
    writeFileSync(path, readFileSync(path, "utf8").replace(before, after));
  }
  commitAll(specs, "specs");
  return landfall("plan", "environments", "--base", "HEAD~1", "--environments", manifests, "--format", "html");
}

/** Everything in a folder as a commit of a repository of acme's. */
function commitAll(work: string, name: string): string {
  const git = (...args: readonly string[]): string =>
    run(work, "git", "-c", "user.name=acme", "-c", "user.email=acme@acme.example", ...args).trim();
  git("init", "--quiet", "--initial-branch=main");
  if (git("remote") === "") git("remote", "add", "origin", `https://github.com/acme/${name}`);
  git("add", "--all");
  git("commit", "--quiet", "--message", `Change ${name}`);
  return git("rev-parse", "HEAD");
}

function run(cwd: string, program: string, ...args: readonly string[]): string {
  return execFileSync(program, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}

async function draw(file: string): Promise<void> {
  const out = join(root, "docs/pictures");
  mkdirSync(out, { recursive: true });
  const browser = await launch(chromiumPath());
  for (const [name, part, options] of pictures) {
    const context = await browser.newContext(options);
    const shown = await context.newPage();
    await shown.goto(`file://${file}`);
    if (part === "#changes") {
      await shown.locator(part).evaluate((section) => section.scrollIntoView());
      await shown.locator("#list .name", { hasText: "Deployment" }).first().click();
    }
    await shown.screenshot({ path: join(out, `${name}.png`) });
    await context.close();
  }
  await browser.close();
}
