import type { Deployment } from "../../model/spec/documents.generated.ts";
import { commitText } from "../markup/commit-text.ts";
import { named } from "./promotion.ts";

type Verified = {
  readonly environment: string;
  readonly released: readonly (readonly [string, Deployment])[];
  /** Whether an application has tests of its own there; where not, being healthy was all. */
  readonly hasSuite: (application: string) => boolean;
};

/** The message of a verified set's tag: what was in it, and what that it is verified means. */
export const toSetMessage = ({ environment, released, hasSuite }: Verified): string =>
  [
    commitText(`${environment} has passed`),
    "",
    ...released.map(([application, deployment]) =>
      commitText(`${application} ${named(deployment)}: healthy, ${hasSuite(application) ? "tested" : "no suite"}`),
    ),
  ].join("\n");
