import { createInterface } from "node:readline";
import { UserError } from "../../model/problem.ts";

/** Puts questions to the person at the terminal, and gives what they typed, without spaces around it. */
export type Prompt = Disposable & { readonly ask: (question: string) => Promise<string> };

/** Whether there is a person to ask. */
export const canAsk = (): boolean => process.stdin.isTTY === true && process.stderr.isTTY === true;

/** Questions go to stderr: stdout is for results. What was typed ahead of its question is kept for it. */
export function openPrompt(): Prompt {
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  const lines = reader[Symbol.asyncIterator]();
  return {
    ask: async (question) => {
      reader.setPrompt(question);
      reader.prompt();
      const { value, done } = await lines.next();
      if (done === true) throw new UserError("the questions were not all answered: nothing was done");
      return value.trim();
    },
    [Symbol.dispose]: () => reader.close(),
  };
}
