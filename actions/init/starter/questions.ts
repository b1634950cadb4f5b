import { appSlug } from "../../../model/setup/apps.ts";

/** What was answered so far, by the question's name. */
export type Answers = Readonly<Record<string, string>>;

/** One thing to know; its name is its flag's name too. */
export type Question = {
  readonly name: string;
  readonly value: string;
  readonly asks: string;
  readonly accepts: RegExp;
  /** What `accepts` accepts, in words. */
  readonly says: string;
  /** What to take when nothing is said; without it, something has to be. */
  readonly standard?: (answers: Answers) => string;
};

const label = {
  accepts: /^(?=.{1,40}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
  says: "lower-case letters, digits and dashes, at most 40",
} as const;
const account = { accepts: /^(?=.{1,39}$)[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/, says: "a GitHub name, without @" } as const;
const repository = { accepts: /^(?=.{1,100}$)[A-Za-z0-9_][A-Za-z0-9._-]*$/, says: "a repository's name" } as const;
const bot = { accepts: /^[A-Za-z0-9]([A-Za-z0-9_-]*[A-Za-z0-9])?(\[bot\])?$/, says: "a GitHub login" } as const;
const slug = {
  accepts: /^(?=.{1,34}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
  says: "lower-case letters, digits and dashes, at most 34",
} as const;

/** The answer to a question that was asked before. */
const answer = (answers: Answers, name: string): string => answers[name] ?? "";
const always = (text: string) => () => text;

/** What the two environments are asked alike; `tier` is the name by default too. */
const environment = (tier: "staging" | "production"): readonly Question[] => [
  { name: tier, value: "NAME", asks: `name of the ${tier} environment`, ...label, standard: always(tier) },
  {
    name: `${tier}-account`,
    value: "NUMBER",
    asks: `number of ${tier}'s AWS account, zeros when there is none`,
    accepts: /^[0-9]{12}$/,
    says: "twelve digits",
    standard: always("0".repeat(12)),
  },
  {
    name: `${tier}-cluster`,
    value: "NAME",
    asks: `name of ${tier}'s cluster`,
    ...label,
    standard: (answers) => `${answer(answers, tier).slice(0, 38)}-1`,
  },
  {
    name: `${tier}-reporter`,
    value: "LOGIN",
    asks: `login that ${tier}'s clusters report as, an App's ends in [bot]`,
    ...bot,
    standard: (answers) => `${appSlug(answer(answers, "owner"), answer(answers, tier))}[bot]`,
  },
  {
    name: `${tier}-status-reporter`,
    value: "LOGIN",
    asks: `another login that ${tier}'s clusters write commit statuses as, or none`,
    ...bot,
    standard: always("none"),
  },
];

/** Everything there is to ask, in its order: a default may use what came before. */
export const questions: readonly Question[] = [
  { name: "owner", value: "LOGIN", asks: "GitHub organization that owns the repositories", ...account },
  { name: "person", value: "LOGIN", asks: "your GitHub login: the first owner of the specs", ...account },
  {
    name: "email",
    value: "ADDRESS",
    asks: "your e-mail address",
    accepts: /^(?=.{3,200}$)[a-z0-9]([a-z0-9._+-]*[a-z0-9])?@[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/,
    says: "an e-mail address in lower case",
    standard: (answers) => `${answer(answers, "person").toLowerCase()}@users.noreply.github.com`,
  },
  ...(["specs", "environments", "events"] as const).map((role) => ({
    name: role,
    value: "NAME",
    asks: `name of the ${role} repository`,
    ...repository,
    standard: always(role),
  })),
  {
    name: "landfall",
    value: "REPO@REF",
    asks: "where Landfall's actions are",
    accepts: /^[A-Za-z0-9-]{1,39}\/[A-Za-z0-9_][A-Za-z0-9._-]*@[A-Za-z0-9_][A-Za-z0-9._-]*$/,
    says: "owner/name@version",
    standard: (answers) => `${answer(answers, "owner")}/landfall@v0`,
  },
  {
    name: "app",
    value: "SLUG",
    asks: "name of the GitHub App that proposes and reports",
    ...slug,
    standard: (answers) => appSlug(answer(answers, "owner")),
  },
  {
    name: "reader",
    value: "SLUG",
    asks: "name of the GitHub App that only reads, for plans",
    ...slug,
    standard: (answers) => appSlug(answer(answers, "owner"), "reader"),
  },
  ...environment("staging"),
  ...environment("production"),
  { name: "application", value: "NAME", asks: "name of the first application", ...label },
  {
    name: "image",
    value: "IMAGE",
    asks: "its image, without tag",
    accepts: /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?(\/[a-z0-9]([a-z0-9._-]*[a-z0-9])?)+$/,
    says: "as in ghcr.io/acme/shop",
    standard: (answers) => `ghcr.io/${answer(answers, "owner").toLowerCase()}/${answer(answers, "application")}`,
  },
  {
    name: "port",
    value: "NUMBER",
    asks: "the port it listens on",
    accepts: /^([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$/,
    says: "a number from 1 to 65535",
    standard: always("8080"),
  },
  {
    name: "host",
    value: "HOST",
    asks: "host of its production address, or none",
    accepts: /^(none|(?=.{1,200}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+)$/,
    says: "as in shop.acme.example, or none",
    standard: always("none"),
  },
];

/** Why an answer will not do; `undefined` when it will. */
export const faultOf = ({ accepts, says }: Question, text: string): string | undefined =>
  accepts.test(text) ? undefined : `${says}, not ${JSON.stringify(text)}`;
