import type { Application, Cluster, Environment, Model } from "../../../model/spec/model.ts";
import { application, cluster, modelOf } from "../spec/small.model.ts";

/** The environment `staging` on one cluster of a region that every price is known of. */
export type Fields = {
  readonly application?: Partial<Application>;
  readonly cluster?: Partial<Cluster>;
  readonly environment?: Partial<Environment>;
};

export const priced = ({ environment, ...fields }: Fields = {}): Model => ({
  ...modelOf([application("shop", fields.application)], [{ ...cluster("eu", "staging"), ...fields.cluster }]),
  environments: new Map([["staging", staging(environment)]]),
  releases: new Map([
    ["staging", { name: "staging", environment: "staging", applications: { shop: { tag: "1.0.0" } } }],
  ]),
});

const staging = (fields: Partial<Environment> = {}): Environment => ({
  name: "staging",
  tier: "staging",
  account: "staging",
  reporter: "acme-staging",
  region: "us-east-1",
  ...fields,
});
