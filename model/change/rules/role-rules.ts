import type { JsonMap } from "../../spec/json.ts";
import { listAt } from "../at.ts";

/** One verb on one resource; `*` stands for all of them. */
export type Permission = { readonly verb: string; readonly resource: string };

/** All that a Role or a ClusterRole lets whoever it is bound to do. */
export const permissionsOf = (role: JsonMap): readonly Permission[] =>
  listAt(role, "rules").flatMap((rule) => {
    const texts = (field: string): readonly string[] => listAt(rule, field).map(String);
    const names = texts("resourceNames");
    const named = names.length === 0 ? [""] : names.map((name) => `/${name}`);
    const resources = texts("apiGroups").flatMap((group) =>
      texts("resources").flatMap((resource) => named.map((name) => `${resource}.${group}${name}`)),
    );
    return texts("verbs").flatMap((verb) =>
      [...resources, ...texts("nonResourceURLs")].map((resource) => ({ verb, resource })),
    );
  });

/** Whether one of them allows as much or more. */
export const isAllowed = ({ verb, resource }: Permission, former: readonly Permission[]): boolean =>
  former.some(
    (one) =>
      (one.verb === verb || one.verb === "*") &&
      (one.resource === resource || one.resource === "*.*" || resource.startsWith(`${one.resource}/`)),
  );
