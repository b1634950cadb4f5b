import type { Test } from "../spec/documents.generated.ts";
import type { Application } from "../spec/model.ts";

/** One image to test and build: one entry of a workflow's matrix. */
export type Build = {
  readonly application: string;
  /** What it is called today, `acme/shop`. */
  readonly repository: string;
  /** A full id. */
  readonly commit: string;
  /** Without tag or digest: `ghcr.io/acme/shop`. */
  readonly image: string;
  /** The tag that names the commit, where one that counts does, and its version. */
  readonly tag?: string;
  readonly version?: string;
  /** From the repository's root. */
  readonly context: string;
  readonly file: string;
  /** Without it, the commit is built untested. */
  readonly test?: TestRun;
};

/** An application's test command, nothing left out that has a default. */
export type TestRun = Required<Pick<Test, "command" | "folder" | "timeoutMinutes" | "services">> &
  Pick<Test, "recipe" | "version" | "results">;

/** How an application is tested and built, whatever the commit. */
export type Recipe = Pick<Build, "context" | "file" | "test">;

export function recipeOf({ build = {}, test }: Pick<Application, "build" | "test">): Recipe {
  const { context = "." } = build;
  const file = build.file ?? (context === "." ? "Dockerfile" : `${context}/Dockerfile`);
  return { context, file, ...(test !== undefined && { test: testRunOf(test) }) };
}

const testRunOf = (test: Test): TestRun => ({ folder: ".", timeoutMinutes: 15, services: {}, ...test });
