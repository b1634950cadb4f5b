import { compareText, severities } from "../problem.ts";
import type { Risk } from "./plan.ts";

/**
 * The weightiest first: by severity, then by the rank of the environment, then by name. What one rule says more than once
 * of an application in an environment is one risk that says how often.
 */
export function folded(risks: readonly Risk[], rankOf: (environment: string | undefined) => number): readonly Risk[] {
  const groups = new Map<string, Risk[]>();
  for (const risk of risks) {
    const { rule, severity, environment, application, message } = risk;
    const key = JSON.stringify([rule, severity, environment, application ?? message]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [risk]);
    else group.push(risk);
  }
  return [...groups.values()]
    .flatMap(joined)
    .sort(
      (a, b) =>
        severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
        rankOf(a.environment) - rankOf(b.environment) ||
        compareText(a.rule, b.rule) ||
        compareText(a.message, b.message),
    );
}

function joined(group: readonly Risk[]): readonly Risk[] {
  const [first, ...others] = new Map(group.map((risk) => [JSON.stringify([risk.message, risk.path]), risk])).values();
  if (first === undefined) return [];
  const edits = [...new Set(group.flatMap((risk) => risk.edits))].sort((a, b) => a - b);
  const message = others.length === 0 ? first.message : `${first.message}, and ${others.length} more like it`;
  return [{ ...first, message, edits }];
}
