import { sample } from "../acme.ts";
import type { Edits } from "./clone.ts";

/** A change of the specs, and what stands in its way. */
export type Case = {
  /** Edits of the specs that are rendered and merged before the change. */
  readonly before?: Edits;
  /** Edits of the environments repository by hand. */
  readonly byHand?: Edits;
  /** Edits of the specs that are proposed, and that nobody has merged. */
  readonly pending?: Edits;
  readonly change: Edits;
};

const at = (path: string): string => `environments/${path}.yaml`;
const [shop, billing, organization] = [at("applications/shop"), at("applications/billing"), at("organization")];
const text = (path: string): string => sample[path] ?? "";

/** Adds lines to the end of a document, which is its spec. */
const add =
  (lines: string) =>
  (former: string): string =>
    `${former.trimEnd()}\n${lines}\n`;
const replace =
  (from: string | RegExp, to: string) =>
  (former: string): string =>
    former.replace(from, to);

const oneLine = { [shop]: replace("max: 6", "max: 8") };
const database = { [shop]: add("  database: {}") };
const second = text(at("production/cluster")).replace("production-eu", "production-us");

const inReleases = (edit: (text: string) => string): Edits =>
  Object.fromEntries(["dev", "staging", "production"].map((name) => [at(`${name}/release`), edit]));

/** By what happens; what is told apart by environment or unit happens at once. */
export const cases: Readonly<Record<string, Case>> = {
  "one line": { change: oneLine },
  "a new application, another caller and other rights": {
    change: {
      [at("applications/cart")]: text(at("applications/portal")).replaceAll("portal", "cart"),
      [billing]: replace("[shop]", "[shop, portal]"),
      [at("access")]: replace("people: [grace, linus]", "people: [grace]"),
    },
  },
  "an application that is removed, a patch and a chart's next version": {
    change: {
      [at("applications/portal")]: undefined,
      [at("dev/release")]: replace(/ {4}portal:\n(?: {6}.*\n)+/, ""),
      [at("staging/release")]: replace(/ {4}portal:\n(?: {6}.*\n)+/, ""),
      [shop]: add(
        "  patches:\n    - target: { kind: Service }\n      merge: { metadata: { labels: { team: payments } } }",
      ),
      [at("applications/registry")]: replace("3.0.0", "3.1.0"),
    },
  },
  "a database and a new environment": {
    change: {
      ...database,
      [at("preview/environment")]: text(at("dev/environment"))
        .replace("name: dev", "name: preview")
        .replace("landfall-dev", "landfall-preview"),
      [at("preview/cluster")]: text(at("dev/cluster")).replaceAll("dev", "preview"),
      [at("applications/portal")]: replace("dev: {}", "dev: {}, preview: {}"),
    },
  },
  "an application with a database that is retired": {
    before: database,
    change: { [shop]: add('  retire: { reason: "replaced by checkout", until: "2027-01-31" }') },
  },
  "an application with a database that is removed": {
    before: database,
    change: {
      [shop]: undefined,
      [billing]: replace("  callers: [shop]\n", ""),
      [at("access")]: replace("[shop, billing]", "[billing]"),
      ...inReleases(replace(/ {4}shop:\n(?: {6}.*\n)+/, "")),
    },
  },
  "an environment that is removed, and a release": {
    change: {
      ...Object.fromEntries(["environment", "cluster", "release"].map((name) => [at(`cicd/${name}`), undefined])),
      ...Object.fromEntries(["registry", "scanner"].map((name) => [at(`applications/${name}`), undefined])),
      [at("staging/release")]: replace("f651727b", "0651727b"),
    },
  },
  "a new cluster, and mirrors of images": {
    change: {
      [at("production/cluster-us")]: second,
      [organization]: add("  mirrors: { images: { ghcr.io: mirror.acme.example/ghcr } }"),
    },
  },
  "a cluster that is removed": {
    before: { [at("production/cluster-us")]: second },
    change: { [at("production/cluster-us")]: undefined },
  },
  "a new name": {
    change: {
      [shop]: replace("name: shop", "name: store\n  formerly: shop"),
      [billing]: replace("[shop]", "[store]"),
      [at("access")]: replace("[shop, billing]", "[store, billing]"),
      ...inReleases(replace("    shop:", "    store:")),
    },
  },
  "folders edited by hand, with a lock that is broken, gone, or another renderer's": {
    byHand: {
      "production/production-eu/apps/shop/service-shop.yaml": add("tinkered: true"),
      "production/production-eu/apps/shop/notes.yaml": "kind: Note\n",
      "production/production-eu/apps/billing/service-billing.yaml": undefined,
      "production/stray.yaml": "kind: Stray\n",
      "staging/landfall.lock": "{",
      "dev/landfall.lock": undefined,
      "cicd/landfall.lock": replace(/"renderer": ?"[^"]*"/, '"renderer":"0.0.1"'),
    },
    change: oneLine,
  },
  "a folder that is gone": { byHand: { production: undefined }, change: oneLine },
  "proposals that wait, of which one is taken back and one is not touched": {
    pending: {
      [at("production/cluster")]: replace("namespace: traefik", "namespace: ingress"),
      [at("cicd/cluster")]: add("  ingress: { namespace: ingress }"),
      [at("staging/cluster")]: replace("namespace: traefik", "namespace: ingress"),
    },
    change: {
      [at("production/cluster")]: replace("namespace: ingress", "namespace: traefik"),
      [at("staging/cluster")]: replace("namespace: ingress", "namespace: gateways"),
    },
  },
  "nothing that is rendered": { change: { [organization]: add("# a remark") } },
};
