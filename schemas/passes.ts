import type { RuleText } from "../model/rule.ts";
import { rules } from "./rules.ts";

/** What the passes before the policies are called in a problem, and why they are there; nobody can switch them off. */
export const passes: readonly RuleText[] = [
  {
    id: "yaml",
    title: "A file is plain YAML 1.2",
    rationale:
      "What one parser reads and another refuses, or reads as something else, cannot be reviewed: tags, aliases, " +
      "directives, duplicate keys and files that are no UTF-8 are refused before anything is looked at.",
    link: "https://yaml.org/spec/1.2.2/",
    severity: "error",
  },
  {
    id: "schema",
    title: "A document has the form of its kind",
    rationale: "A field that nobody reads, or a value of another type, is an intention that would be lost silently.",
    link: "https://json-schema.org/understanding-json-schema/",
    severity: "error",
  },
  {
    id: "reference",
    title: "What is named is there, once",
    rationale:
      "Documents speak of one another by name: a name that leads nowhere, or to two things, leaves open what is meant.",
    link: "https://kubernetes.io/docs/concepts/overview/working-with-objects/names/",
    severity: "error",
  },
];

/** Everything a problem can be named after. */
export const ruleTexts: readonly RuleText[] = [...passes, ...rules];
