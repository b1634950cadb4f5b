import { printBuildContext } from "../../model/names/delivery-context.ts";
import { fitText } from "../markup/fit.ts";
import { isWebAddress } from "../markup/link.ts";
import { visible } from "../markup/visible.ts";

/** How a step on the way to an application's image went. */
export type BuildStep = {
  readonly application: string;
  readonly step: "test" | "image";
  readonly state: "running" | "done" | "failed" | "timed-out" | "cancelled";
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** Of tests: what there is to say of them, and the name of one that failed. */
  readonly message?: string | undefined;
  readonly test?: string | undefined;
  /** Of an image that is there. */
  readonly digest?: string | undefined;
  readonly url?: string | undefined;
};

/** GitHub refuses a longer description. */
const maxDescriptionLength = 140;

/** Until there is an image, all is pending or has ended badly; what was cancelled has neither passed nor failed. */
const states = {
  running: "pending",
  done: "pending",
  failed: "failure",
  "timed-out": "failure",
  cancelled: "error",
} as const satisfies Record<BuildStep["state"], string>;

/** The step on the application's own commit. */
export function toBuildStatus(step: BuildStep) {
  return {
    state: step.step === "image" && step.state === "done" ? ("success" as const) : states[step.state],
    context: visible(printBuildContext(step.application)),
    description: fitText(step.step === "test" ? saidOfTests(step) : saidOfImage(step), maxDescriptionLength),
    ...(isWebAddress(step.url) && { targetUrl: step.url }),
  };
}

function saidOfTests({ state, at, message, test }: BuildStep): string {
  if (state === "running") return `testing since ${at}`;
  if (state === "cancelled") return "the tests were cancelled";
  if (state === "done") return `${message ?? "tests passed"}, waiting for the image`;
  return `tests failed: ${test ?? message ?? "nothing more was said"}`;
}

function saidOfImage({ state, digest }: BuildStep): string {
  if (state === "running") return "building the image";
  if (state === "cancelled") return "the build of the image was cancelled";
  if (state === "done") return `image ${digest}`;
  return `the image could not be built${state === "timed-out" ? " within its limit" : ""}`;
}
