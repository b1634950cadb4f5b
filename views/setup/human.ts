import { type Finding, type State, states } from "../../model/setup/finding.ts";
import { inert, type Paint, plain } from "../markup/terminal.ts";

const colors = { fine: "green", wrong: "red", "not checked": "yellow" } as const;

/** One line per check, with what to do below what is wrong; the last line counts all three states. */
export function toLines(findings: readonly Finding[], paint: Paint = plain): readonly string[] {
  const width = Math.max(...states.map((state) => state.length));
  const lines = findings.flatMap(({ state, subject, says, check, fix }) => [
    `${paint(colors[state], state.padEnd(width))}  ${inert(subject)}: ${inert(says)} ${paint("dim", `[${inert(check)}]`)}`,
    ...(fix === undefined ? [] : [`${" ".repeat(width + 2)}${inert(fix.text)}: ${inert(fix.url)}`]),
  ]);
  return [...lines, "", saidOf(findings)];
}

/** `1 wrong, 2 not checked, 30 fine`. */
export function saidOf(findings: readonly Finding[]): string {
  const count = (state: State) => findings.filter((one) => one.state === state).length;
  return `${count("wrong")} wrong, ${count("not checked")} not checked, ${count("fine")} fine`;
}
