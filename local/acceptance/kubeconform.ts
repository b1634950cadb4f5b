import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

type Report = {
  readonly resources: readonly { readonly kind: string; readonly name: string; readonly msg: string }[];
  readonly summary: { readonly valid: number };
};

/** How many objects in the files are as their schemas want them, and what is wrong with the others. */
export type Conformity = { readonly valid: number; readonly faults: readonly string[] };

type Conforming = { readonly program: string; readonly schemas: string };

/** Runs kubeconform, to which a kind without a schema is a fault as well. */
export async function conform({ program, schemas }: Conforming, files: readonly string[]): Promise<Conformity> {
  const how = ["-strict", "-summary", "-output", "json", "-schema-location", schemas];
  const { resources, summary } = await report(program, [...how, ...files]);
  return { valid: summary.valid, faults: resources.map(({ kind, name, msg }) => `${kind}/${name}: ${msg}`) };
}

/** It ends with 1 where it has found something, and tells of it all the same. */
async function report(program: string, args: readonly string[]): Promise<Report> {
  try {
    return JSON.parse((await execute(program, args, { maxBuffer: 64 * 1024 * 1024 })).stdout);
  } catch (error) {
    if (error instanceof Error && "stdout" in error && error.stdout !== "") return JSON.parse(String(error.stdout));
    throw error;
  }
}
