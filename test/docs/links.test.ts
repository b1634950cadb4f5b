import { existsSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { pages, readPage, root } from "./blocks.ts";

/** The page without what is code: brackets in it are no links. */
const prose = (text: string): string =>
  text.replaceAll(/^ *```[\s\S]*?^ *```$/gm, "").replaceAll(/`[^`\n]*`/g, (code) => (code.includes("](") ? "" : code));

/** The targets of a page's links and images. */
const targetsIn = (text: string): readonly string[] =>
  [...prose(text).matchAll(/\]\(<?([^)\s>]+)>?\)/g)].map(([, target = ""]) => target);

/** The anchors GitHub makes of headings: in lower case, without marks, dashes for spaces, numbered where they repeat. */
function anchorsIn(text: string): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const anchors = [...text.replaceAll(/^ *```[\s\S]*?^ *```$/gm, "").matchAll(/^#{1,6} +(.+?) *$/gm)].map(
    ([, heading = ""]) => {
      const words = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
      const anchor = words.replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, "").replaceAll(" ", "-");
      const count = seen.get(anchor) ?? 0;
      seen.set(anchor, count + 1);
      return count === 0 ? anchor : `${anchor}-${count}`;
    },
  );
  return new Set(anchors);
}

/** Why a link leads nowhere; `undefined` for one that can be followed, or leads out of the repository. */
function faultOf(page: string, target: string): string | undefined {
  if (/^https:\/\//.test(target)) return undefined;
  if (/^[a-z]+:/.test(target)) return `${target} is no https address`;
  const [path = "", anchor] = target.split("#");
  const file = path === "" ? page : normalize(join(dirname(page), path));
  if (file.startsWith("..") || !existsSync(join(root, file))) return `${target} is not there`;
  if (anchor === undefined) return undefined;
  return file.endsWith(".md") && anchorsIn(readPage(file)).has(anchor) ? undefined : `${target} names no heading`;
}

const links = suite("the links in the documentation");

for (const page of pages) {
  links(`can be followed: ${page}`, () => {
    assert.equal(
      targetsIn(readPage(page)).flatMap((target) => faultOf(page, target) ?? []),
      [],
    );
  });
}

for (const [target, said] of [
  ["nowhere.md", "nowhere.md is not there"],
  ["../../outside.md", "../../outside.md is not there"],
  ["README.md#nowhere", "README.md#nowhere names no heading"],
  ["#nowhere", "#nowhere names no heading"],
  ["http://acme.example", "http://acme.example is no https address"],
  ["javascript:alert(1)", "javascript:alert(1) is no https address"],
] as const) {
  links(`would be found broken: ${target}`, () => {
    assert.is(faultOf("README.md", target), said);
  });
}

links("to headings are as GitHub makes them", () => {
  assert.equal(
    [...anchorsIn("# A `b` & C\n## Twice\n## Twice\n### What's [new](x.md)?\n```\n# no\n```\n")],
    ["a-b--c", "twice", "twice-1", "whats-new"],
  );
});

links("lead from the index to every page of the documentation", () => {
  const reached = new Set(targetsIn(readPage("docs/README.md")).map((target) => normalize(join("docs", target))));
  const inFolder = (page: string): boolean =>
    [...reached].some((target) => page.startsWith(target) && statSync(join(root, target)).isDirectory());
  assert.equal(
    pages.filter(
      (page) => page.startsWith("docs/") && page !== "docs/README.md" && !reached.has(page) && !inFolder(page),
    ),
    [],
  );
});

links.run();
