import { suite } from "uvu";
import * as assert from "uvu/assert";
import { problemsOf, said } from "../specs.ts";
import { tell } from "./edits.ts";
import { team } from "./team.ts";

const access = suite("access");

tell(access, [
  [
    "access.yaml",
    "person: ada",
    "person: adda",
    ['access.yaml:15:15 there is no person "adda"'],
    'did you mean "ada"?',
  ],
  [
    "access.yaml",
    "group: payments",
    "group: payment",
    ['access.yaml:17:14 there is no group "payment"'],
    'did you mean "payments"?',
  ],
  [
    "access.yaml",
    "[grace]",
    "[grace, greta]",
    ['access.yaml:12:23 there is no person "greta"'],
    "write one of: ada, grace, linus",
  ],
  [
    "access.yaml",
    "environments: [staging]",
    "environments: [stagin]",
    ['access.yaml:18:22 there is no environment "stagin"'],
    'did you mean "staging"?',
  ],
  [
    "access.yaml",
    "[checkout]",
    "[check]",
    ['access.yaml:19:22 there is no application "check"'],
    'did you mean "checkout"?',
  ],
  [
    "access.yaml",
    "- person: ada",
    "- person: ada\n      group: payments",
    ["access.yaml:15:7 a grant is for a group or for a person, not for both"],
    "make it two grants",
  ],
  [
    "access.yaml",
    "- person: ada\n      rights",
    "- rights",
    ["access.yaml:15:7 spec.grants[0] must have group or person"],
    "add group or person",
  ],
  [
    "access.yaml",
    "github: grace-h",
    "github: Ada-L",
    ['access.yaml:8:22 Ada-L is "ada" already'],
    "keep one of the two",
  ],
  [
    "access.yaml",
    "email: grace@",
    "email: ada@",
    ['access.yaml:8:38 ada@acme.example is "ada" already'],
    "keep one of the two",
  ],
  [
    "access.yaml",
    "[view, approve]",
    "[view, aprove]",
    ['access.yaml:16:22 spec.grants[0].rights[1] must be one of view, edit, approve, operate, got "aprove"'],
    'did you mean "approve"?',
  ],
  [
    "access.yaml",
    "[view, approve]",
    "[view, view]",
    ['access.yaml:16:15 spec.grants[0].rights must not have "view" twice'],
    "remove one of them",
  ],
  [
    "access.yaml",
    "email: ada@acme.example",
    "email: Ada@acme.example",
    ['access.yaml:7:34 spec.people.ada.email must be an e-mail address in lower case, got "Ada@acme.example"'],
    'for example "ada@acme.example"',
  ],
  [
    "access.yaml",
    "name: acme\n",
    "name: acme\n  formerly: old\n",
    ["access.yaml:5:3 metadata.formerly is not a field that is known here"],
    "write one of: name",
  ],
  ["access.yaml", "[view, approve]", "[view]", []],
]);

access("stands in one document", () => {
  const again = (team["access.yaml"] ?? "").replace("name: acme", "name: more");
  const problems = problemsOf({ ...team, "z.yaml": again });
  assert.equal(problems.map(said), ["z.yaml:2:7 there is an Access already, in access.yaml"]);
  assert.is(problems[0]?.fix, "keep one of them: permissions are read in one place");
});

access("is not needed", () => {
  const { "access.yaml": _, ...others } = team;
  assert.equal(problemsOf(others), []);
});

access.run();
