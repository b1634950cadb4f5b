import { createInterface } from "node:readline/promises";
import { UserError } from "../../model/problem.ts";

/** Puts questions to the person at the terminal, and gives what they typed, without spaces around it. */
export type Prompt = Disposable & { readonly ask: (question: string) => Promise<string> };

/** Whether there is a person to ask. */
export const canAsk = (): boolean => process.stdin.isTTY === true && process.stderr.isTTY === true;

/** Questions go to stderr: stdout is for results. */
export function openPrompt(): Prompt {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<never>((_, reject) => {
    lines.once("close", () => reject(new UserError("the questions were not all answered: nothing was done")));
  });
  // Nobody may be waiting for it when the last question has been answered.
  ended.catch(() => {});
  return {
    ask: async (question) => (await Promise.race([lines.question(question), ended])).trim(),
    [Symbol.dispose]: () => lines.close(),
  };
}
