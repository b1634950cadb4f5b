import type { Json, JsonMap } from "../../spec/json.ts";
import { at, listAt, mapAt, textAt } from "../at.ts";
import { difference } from "../difference.ts";
import type { RiskRule } from "../risk.ts";
import { application, cluster, files, organization, production, release } from "./example.ts";
import { alteredIn, kindOf, nameOf } from "./objects.ts";

const kinds = ["ExternalSecret", "SecretStore", "ClusterSecretStore"];

const stored = (fields: string): string =>
  files(
    organization(),
    production('reporter: "acme-production[bot]"\nsecretStore: acme-production'),
    cluster(),
    application(`${fields}\nenvironments: { production: {} }`),
    release(),
  );

const key = (name: string, more = ""): string => `secrets: { STRIPE_KEY: { key: ${name} }${more} }`;

export const secretSourceChanged: RiskRule = {
  id: "secret-source-changed",
  title: "A secret comes from where it came from",
  rationale:
    "A name that leads to another secret, or another store, gives the application other credentials: somebody else's, or " +
    "none, which shows only once its pods start anew.",
  link: "https://external-secrets.io/latest/api/externalsecret/",
  severity: "warning",
  examples: {
    accepted: {
      before: stored(key("shop/stripe")),
      after: stored(key("shop/stripe", ", MAIL_KEY: { key: shop/mail }")),
    },
    rejected: { before: stored(key("shop/stripe")), after: stored(key("billing/stripe")) },
  },
  *check(planned) {
    for (const { change, was, becomes } of alteredIn(planned)) {
      if (!kinds.includes(kindOf(change))) continue;
      for (const name of changedIn(sourcesOf(was), sourcesOf(becomes)))
        yield {
          object: change,
          message: `${nameOf(change)} takes ${name} from somewhere else`,
          fix: "put the value into the store first, under the name that is used",
        };
    }
  },
};

/** Each key of the Secret -> where its value comes from; and where all of them do. */
function sourcesOf(secret: JsonMap): JsonMap {
  if (textAt(secret, "kind") !== "ExternalSecret") return { "all of its values": at(secret, "spec") };
  const keys = listAt(secret, "spec", "data").map((one): [string, Json] => [
    textAt(one, "secretKey") ?? "",
    { ...mapAt(one, "remoteRef"), store: at(one, "sourceRef") },
  ]);
  return {
    ...Object.fromEntries(keys),
    "all of its values": [at(secret, "spec", "secretStoreRef"), at(secret, "spec", "dataFrom")],
  };
}

const changedIn = (was: JsonMap, becomes: JsonMap): readonly string[] =>
  Object.keys(was).filter((key) => key in becomes && difference(was[key], becomes[key]).length > 0);
