import type { Rule } from "../../model/rule.ts";
import type { Model } from "../../model/spec/model.ts";
import { application, files, organization, production } from "./example.ts";
import { levels, placeOf } from "./fields.ts";

const calling = (cidr: string): string =>
  application(`
probes: { readiness: /ready, liveness: /live }
egress: [{ cidr: ${cidr}, ports: [80] }]
environments: { production: {} }
`);

/** Link-local addresses, among them those at which clouds hand out a node's credentials. */
const metadata = /^(?:169\.254\.|fd00:ec2:|fe80:)/;

export const egressMetadata: Rule<Model> = {
  id: "egress-metadata",
  title: "No application may call the cloud's metadata service",
  rationale: "It hands the node's own credentials to whoever asks: an application that can be made to ask has them.",
  link: "https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html",
  severity: "error",
  examples: {
    accepted: files(organization, production, calling("10.20.0.0/16")),
    rejected: files(organization, production, calling("169.254.169.254/32")),
  },
  *check(model) {
    for (const app of model.applications.values())
      for (const [path, { egress = [] }] of levels(app))
        for (const [index, { cidr }] of egress.entries()) {
          if (!metadata.test(cidr)) continue;
          yield {
            place: placeOf(model, "Application", app.name),
            path: [...path, "egress", index, "cidr"],
            message: `${cidr} is where a node's credentials are handed out`,
            fix: "remove it, and give the application an identity of its own",
          };
        }
  },
};
