import { type Body, bodies, optionalBody, optionalChoice, optionalInteger, optionalText, text } from "../body.ts";
import { invalidRequest, tooLong, validationFailed } from "../problems.ts";
import type { Annotation, CheckRun } from "../records.ts";

const maximum = { title: 255, text: 65_535, annotations: 50, messageBytes: 65_536 } as const;
const levels = ["notice", "warning", "failure"] as const;

/** The run with the body's `output`: texts are replaced, annotations are added to those it has. */
export function applyOutput(run: CheckRun, body: Body): CheckRun {
  const output = optionalBody(body, "output");
  if (output === undefined) return run;
  const title = optionalText(output, "title") ?? run.output.title;
  if (title === null) throw invalidRequest(`"title" wasn't supplied.`);
  const written = { title, summary: text(output, "summary"), text: optionalText(output, "text") ?? run.output.text };
  if (title.length > maximum.title) throw tooLong("CheckRun", "title", maximum.title);
  for (const field of ["summary", "text"] as const) {
    if ((written[field] ?? "").length > maximum.text) throw tooLong("CheckRun", field, maximum.text);
  }
  const added = bodies(output, "annotations");
  if (added.length > maximum.annotations) {
    throw invalidRequest(`No more than ${maximum.annotations} items are allowed; ${added.length} were supplied.`);
  }
  return { ...run, output: written, annotations: [...run.annotations, ...added.map(toAnnotation)] };
}

function toAnnotation(body: Body): Annotation {
  const annotation: Annotation = {
    path: text(body, "path"),
    start_line: line(body, "start_line"),
    end_line: line(body, "end_line"),
    start_column: optionalInteger(body, "start_column") ?? null,
    end_column: optionalInteger(body, "end_column") ?? null,
    annotation_level: level(body),
    message: text(body, "message"),
    title: optionalText(body, "title") ?? null,
    raw_details: optionalText(body, "raw_details") ?? null,
  };
  const hasColumns = annotation.start_column !== null || annotation.end_column !== null;
  if (hasColumns && annotation.start_line !== annotation.end_line) {
    const message = "start_column and end_column need start_line and end_line to be the same";
    throw validationFailed({ resource: "CheckAnnotation", code: "custom", message });
  }
  if ((annotation.title ?? "").length > maximum.title) throw tooLong("CheckAnnotation", "title", maximum.title);
  for (const field of ["message", "raw_details"] as const) {
    if (Buffer.byteLength(annotation[field] ?? "") <= maximum.messageBytes) continue;
    throw tooLong("CheckAnnotation", field, maximum.messageBytes);
  }
  return annotation;
}

function line(body: Body, name: string): number {
  const value = optionalInteger(body, name);
  if (value === undefined) throw invalidRequest(`"${name}" wasn't supplied.`);
  return value;
}

function level(body: Body): string {
  const value = optionalChoice(body, "annotation_level", levels);
  if (value === undefined) throw invalidRequest(`"annotation_level" wasn't supplied.`);
  return value;
}
