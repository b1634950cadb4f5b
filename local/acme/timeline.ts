import { styleText } from "node:util";

type Style = Parameters<typeof styleText>[0];

/** Prints what happens, when, and who did it; colours only where a terminal shows them. */
export class Timeline {
  readonly #print: (line: string) => void;
  constructor(print: (line: string) => void = console.log) {
    this.#print = print;
  }

  readonly #started = performance.now();
  readonly #color = !process.env["NO_COLOR"] && (process.stdout.isTTY === true || !!process.env["FORCE_COLOR"]);

  paint(style: Style, text: string): string {
    return this.#color ? styleText(style, text, { validateStream: false }) : text;
  }

  chapter(title: string): void {
    this.#print(`\n${this.paint("bold", title)}`);
  }

  /** One line: the seconds since the start, who, what, and where to look. */
  say(who: string, what: string, options: { readonly style?: Style; readonly link?: string } = {}): void {
    const seconds = ((performance.now() - this.#started) / 1000).toFixed(1).padStart(5);
    const link = options.link === undefined ? "" : `  ${this.paint("dim", options.link)}`;
    this.#print(
      `${this.paint("dim", `${seconds} s`)}  ${who.padEnd(9)} ${this.paint(options.style ?? "reset", what)}${link}`,
    );
  }

  /** Lines that belong to the one before. */
  detail(lines: readonly string[]): void {
    for (const line of lines) this.#print(`${" ".repeat(19)}${line}`);
  }

  get seconds(): number {
    return (performance.now() - this.#started) / 1000;
  }
}
