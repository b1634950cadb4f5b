import { UserError } from "../../model/problem.ts";
import { inert } from "../../views/markup/terminal.ts";
import { type Answers, faultOf, questions } from "./starter/questions.ts";

/** Puts one question to a person; gives what they typed. */
export type Ask = (question: string) => Promise<string>;

/** The answers that flags and defaults give. Every one that is missing or will not do is told at once. */
export function answersFrom(flag: (name: string) => string | undefined): Answers {
  const answers: Record<string, string> = {};
  const faults: string[] = [];
  for (const question of questions) {
    const { name, asks, says, standard } = question;
    const given = flag(name);
    if (given === undefined && standard === undefined) faults.push(`--${name}: ${asks}; ${says}`);
    else answers[name] = given ?? standard?.(answers) ?? "";
    // A default that was made of a missing answer is not what is wrong.
    const fault = given !== undefined || faults.length === 0 ? faultOf(question, answers[name] ?? "") : undefined;
    if (fault !== undefined) faults.push(`--${name}: ${fault}`);
  }
  if (faults.length === 0) return answers;
  throw new UserError(["these flags are missing, or will not do", ...faults].join("\n"));
}

/** Asks what no flag has answered, and again where the answer will not do; a default is taken by an empty line. */
export async function askFor(
  flag: (name: string) => string | undefined,
  { ask, say }: { readonly ask: Ask; readonly say: (text: string) => void },
): Promise<Answers> {
  const answers: Record<string, string> = {};
  for (const question of questions) {
    const standard = question.standard?.(answers);
    const shown = `${question.asks}${standard === undefined ? "" : ` (${inert(standard)})`}: `;
    let given = flag(question.name) ?? ((await ask(shown)) || standard || "");
    for (let fault = faultOf(question, given); fault !== undefined; fault = faultOf(question, given)) {
      say(`  ${inert(fault)}`);
      given = (await ask(shown)) || standard || "";
    }
    answers[question.name] = given;
  }
  return answers;
}
