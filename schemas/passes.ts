import type { RuleText } from "../model/rule.ts";
import { rules } from "./rules.ts";

/** What the passes beside the policies are called in a problem, and why they are there; nobody can switch them off. */
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
  {
    id: "exception",
    title: "An exception from a policy is used, and has not expired",
    rationale:
      "What was let pass for a while has to be looked at again on the day that was named, by whoever named it.",
    link: "https://csrc.nist.gov/glossary/term/plan_of_action_and_milestones",
    severity: "error",
  },
  {
    id: "retired",
    title: "What is retired is removed by the day that was named",
    rationale: "Data that nobody asks for any more costs, and may leak, until somebody removes the last of it.",
    link: "https://csrc.nist.gov/pubs/sp/800/88/r1/final",
    severity: "warning",
  },
];

/** Everything a problem can be named after. */
export const ruleTexts: readonly RuleText[] = [...passes, ...rules];
