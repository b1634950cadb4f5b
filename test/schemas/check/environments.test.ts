import { suite } from "uvu";
import { tell } from "./edits.ts";

const environments = suite("delivery of environments");

const account = "account: production";
const delivered = (text: string): string => `${account}\n  delivery: ${text}`;

tell(environments, [
  ["production.yaml", account, delivered("{ on: push, gates: { soakMinutes: 60 } }"), []],
  [
    "production.yaml",
    account,
    delivered("{ on: tag }"),
    ["production.yaml:8:19 on: tag needs after: the environment that verifies an image before"],
    "add after, for example after: staging",
  ],
  [
    "production.yaml",
    account,
    delivered("{ on: tag, after: stagin }"),
    ['production.yaml:8:31 there is no environment "stagin"'],
    'did you mean "staging"?',
  ],
  [
    "production.yaml",
    account,
    delivered("{ on: tag, after: staging }"),
    ["production.yaml:8:31 staging does not get every push, so it verifies no tag's commit"],
    "give staging delivery: { on: push }, or name another",
  ],
  [
    "production.yaml",
    account,
    delivered("{ on: tag, after: production }"),
    ["production.yaml:8:31 an environment cannot come after itself"],
    "name the one before it",
  ],
  [
    "production.yaml",
    account,
    delivered("{ on: push, limitHours: 3 }"),
    ["production.yaml:8:25 limitHours is without effect with on: push"],
    "remove it",
  ],
  [
    "production.yaml",
    account,
    delivered('{ on: push, gates: { windows: [{ days: [monday], from: "16:00", to: "09:00" }] } }'),
    ["production.yaml:8:81 09:00 is not after 16:00"],
    "make it two windows",
  ],
  [
    "production.yaml",
    account,
    delivered(
      '{ on: push, gates: { windows: [{ days: [monday], from: "09:00", to: "16:00", timeZone: Europe/Berln }] } }',
    ),
    ["production.yaml:8:100 there is no time zone Europe/Berln"],
    "write one such as Europe/Berlin",
  ],
  [
    "production.yaml",
    account,
    delivered("{ on: push, freezes: [{ from: 2026-12-20, until: 2026-12-19, reason: sale, owner: ada }] }"),
    ["production.yaml:8:62 2026-12-19 is before 2026-12-20"],
    "swap the two",
  ],
  [
    "production.yaml",
    account,
    delivered("{ on: push, freezes: [{ from: 2026-12-20, until: 2026-12-24, reason: sale, owner: adda }] }"),
    ['production.yaml:8:95 there is no person or group "adda"'],
    'did you mean "ada"?',
  ],
  [
    "production.yaml",
    account,
    delivered(
      "{ on: push, bypasses: [{ application: shp, gates: [soak], reason: sale, owner: ada, until: 2026-12-24 }] }",
    ),
    ['production.yaml:8:51 there is no application "shp"'],
    'did you mean "shop"?',
  ],
]);

environments.run();
