import { mostResultCharacters } from "../../events/junit.ts";
import { parseExternalId, type TaskId } from "../../model/names/external-id.ts";
import { isLabel } from "../../model/names/label.ts";
import { parseSource, type Source } from "../../model/names/source.ts";
import { UserError } from "../../model/problem.ts";
import { isWebAddress } from "../../views/markup/link.ts";
import { type RunState, runStates } from "./verdict.ts";

/** How a run of tests or a build stands. `results`: the files it left as JUnit XML; absent where it leaves none. */
type Run = {
  readonly state: RunState;
  readonly results?: readonly string[];
  /** Where people read more. */
  readonly url?: string;
};

/** What the delivery's own jobs tell, beside the event that started them. */
export type JobReport =
  /** An application's suite ran against what a task brought. */
  | ({ readonly kind: "tested"; readonly id: TaskId & { readonly target: { readonly application: string } } } & Run)
  /** A commit of an application was tested, or its image built. */
  | ({
      readonly kind: "built";
      readonly commit: Source;
      readonly application: string;
      readonly step: "test" | "image";
      readonly digest?: string;
    } & Run);

/** Inputs of the action, flags of the command, by their common names. */
export const jobInputs = ["tested", "built", "application", "step", "state", "results", "digest", "url"] as const;
type Given = Partial<Readonly<Record<(typeof jobInputs)[number], string>>>;

export type Ask = {
  readonly given: (name: string) => string | undefined;
  readonly readResults: (path: string, mostBytes: number) => readonly string[];
  /** The page of this run. */
  readonly url?: string | undefined;
};

/** What the inputs tell; `undefined` where neither `tested` nor `built` is given. Throws a `UserError` for what they cannot mean. */
export function jobReportIn({ given: input, ...ask }: Ask): JobReport | undefined {
  const given: Given = Object.fromEntries(jobInputs.map((name) => [name, input(name)]));
  const { tested, built } = given;
  if (tested === undefined && built === undefined) return undefined;
  if (tested !== undefined && built !== undefined)
    throw new UserError("both tested and built are given: report them one by one");
  return tested !== undefined ? testedIn(tested, { ...ask, given }) : builtIn(built ?? "", { ...ask, given });
}

type Asked = Omit<Ask, "given"> & { readonly given: Given };

function testedIn(text: string, ask: Asked): JobReport {
  const { target, commit } =
    parseExternalId(text) ?? wrong("tested", "a task as landfall:v1:staging/shop@<commit>", text);
  const { environment, application } = target;
  if (application === undefined)
    throw new UserError(`${text} is no application's: a suite belongs to an application, name that`);
  return { kind: "tested", id: { target: { environment, application }, commit }, ...runIn(ask) };
}

function builtIn(text: string, ask: Asked): JobReport {
  const commit = parseSource(text) ?? wrong("built", "a commit as acme/shop@<40 hex digits>", text);
  const { application, step, digest } = ask.given;
  if (!isLabel(application)) return wrong("application", "the name of an application", application);
  if (step !== "test" && step !== "image") return wrong("step", "test or image", step);
  const run = runIn(ask);
  const needsDigest = step === "image" && run.state === "done";
  if ((digest !== undefined || needsDigest) && !isDigest(digest))
    return wrong("digest", "sha256:<64 hex digits>", digest);
  return { kind: "built", commit, application, step, ...(digest !== undefined && { digest }), ...run };
}

function runIn({ given, readResults, url: page }: Asked): Run {
  const text = given.state;
  const state = runStates.find((one) => one === text) ?? wrong("state", `one of ${runStates.join(", ")}`, text);
  const [folder, url] = [given.results, given.url ?? page];
  if (url !== undefined && !isWebAddress(url)) return wrong("url", "an address of a page", url);
  // What still runs has written half of them.
  const results =
    folder === undefined || state === "running" ? undefined : readResults(folder, mostResultCharacters + 1);
  return { state, ...(results && { results }), ...(url !== undefined && { url }) };
}

const isDigest = (text: string | undefined): boolean => /^sha256:[0-9a-f]{64}$/.test(text ?? "");

function wrong(name: string, wanted: string, got: string | undefined): never {
  throw new UserError(
    `${name} must be ${wanted}, got ${got === undefined ? "nothing" : JSON.stringify(got.slice(0, 200))}`,
  );
}
