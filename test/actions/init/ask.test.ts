import { suite } from "uvu";
import * as assert from "uvu/assert";
import { answersFrom, askFor } from "../../../actions/init/ask.ts";
import { questions } from "../../../actions/init/starter/questions.ts";
import { UserError } from "../../../model/problem.ts";
import { required } from "./sample.ts";

const flags = (given: Readonly<Record<string, string>>) => (name: string) => given[name];
const asking = suite("the questions of init");

asking("are answered by flags, and by defaults that follow from them", () => {
  const answers = answersFrom(flags({ ...required, staging: "test" }));
  assert.is(answers["staging-cluster"], "test-1");
  assert.is(answers["staging-reporter"], "globex-landfall-test[bot]");
  assert.is(answers["image"], "ghcr.io/globex/shop");
  assert.equal(
    Object.keys(answers),
    questions.map(({ name }) => name),
  );
});

asking("name every flag that is missing or will not do, and no other", () => {
  const given = flags({ owner: "glo bex", port: "70000" });
  assert.throws(
    () => answersFrom(given),
    (error: unknown) => {
      assert.instance(error, UserError);
      const named = (error as Error).message.split("\n").slice(1);
      assert.equal(
        named.map((line) => line.split(":")[0]),
        ["--owner", "--person", "--port", "--application"].sort((a, b) => order(a) - order(b)),
      );
      return true;
    },
  );
});
const order = (flag: string): number => questions.findIndex(({ name }) => `--${name}` === flag);

const refused: readonly (readonly [name: string, text: string])[] = [
  ["owner", "-acme"],
  ["owner", "acme/specs"],
  ["owner", "a".repeat(40)],
  ["person", "@ada"],
  ["email", "ada\n@acme.example"],
  ["specs", "../specs"],
  ["landfall", "acme/landfall"],
  ["staging", "Staging"],
  ["staging-account", "123"],
  ["application", "shop;rm -rf"],
  ["application", "../shop"],
  ["image", "ghcr.io/acme/shop:1.0"],
  ["port", "0"],
  ["port", "65536"],
  ["host", "shop.acme.example/path"],
];
for (const [name, text] of refused) {
  asking(`take no ${JSON.stringify(text)} for ${name}`, () => {
    assert.throws(() => answersFrom(flags({ ...required, [name]: text })), new RegExp(`--${name}: `));
  });
}

asking("take an empty line for the default, and ask again where an answer will not do", async () => {
  const typed = [
    "not valid",
    "globex",
    "ada",
    ...questions
      .slice(
        2,
        questions.findIndex(({ name }) => name === "application"),
      )
      .map(() => ""),
    "shop",
  ];
  const [asked, said]: [string[], string[]] = [[], []];
  const ask = async (question: string) => {
    asked.push(question);
    return typed.shift() ?? "";
  };
  const answers = await askFor(flags({}), { ask, say: (text) => said.push(text) });
  assert.equal(answers, answersFrom(flags({ owner: "globex", person: "ada", application: "shop" })));
  assert.is(asked.length, questions.length + 1);
  assert.equal(said, ['  a GitHub name, without @, not "not valid"']);
  assert.ok(asked.includes("name of the staging environment (staging): "));
});

asking("are not put again when a flag has answered them", async () => {
  const answers = answersFrom(flags(required));
  const ask = async (question: string): Promise<string> => {
    throw new Error(`asked: ${question}`);
  };
  assert.equal(await askFor(flags(answers), { ask, say: () => {} }), answers);
});

asking.run();
