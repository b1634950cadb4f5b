import type { Chart } from "cdk8s";
import type { Deployed } from "../deployed.ts";
import { add } from "../folder.ts";
import { marked } from "../workload/revision.ts";

/** The application's Deployment, of which its pods bear the revision where a strategy was named. */
export const deployment = (chart: Chart, workload: Deployed): void => void add(chart, marked(workload));
