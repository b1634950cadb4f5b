import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const root = join(import.meta.dirname, "../..");

/** Every Markdown file of the repository, those not yet committed too. */
export const pages: readonly string[] = execFileSync(
  "git",
  ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"],
  { cwd: root, encoding: "utf8" },
)
  .trim()
  .split("\n")
  .sort();

/**
 * A fenced block. Its first line may say more than the language: `fragment=Application.spec` where it is a part of a
 * document, `file=cart.yaml` where the reader is to write it there before going on.
 */
export type Block = {
  readonly page: string;
  /** Of the fence, counted from 1. */
  readonly line: number;
  readonly language: string;
  readonly fragment: string | undefined;
  readonly file: string | undefined;
  readonly text: string;
};

export const readPage = (page: string): string => readFileSync(join(root, page), "utf8");

/** The blocks of a page. Those that stand inside a list lose its indentation. */
export function blocksOf(page: string, text = readPage(page)): readonly Block[] {
  return [...text.matchAll(/^(?<indent> *)```(?<info>.*)\n(?<body>[\s\S]*?)^\k<indent>```$/gm)].map((match) => {
    const { indent = "", info = "", body = "" } = match.groups ?? {};
    const [language = "", ...attributes] = info.split(" ");
    const attribute = (name: string): string | undefined =>
      attributes.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
    return {
      page,
      line: text.slice(0, match.index).split("\n").length,
      language,
      fragment: attribute("fragment"),
      file: attribute("file"),
      text: body.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
    };
  });
}

export const blocks: readonly Block[] = pages.flatMap((page) => blocksOf(page));

export const isCommands = ({ language }: Block): boolean => language === "sh" || language === "";
