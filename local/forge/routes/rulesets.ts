import { bodies, optionalBody, optionalChoice, text, texts } from "../body.ts";
import { linkHeader, pageOf, slice } from "../pagination.ts";
import { notFound, Refusal } from "../problems.ts";
import { type Answer, created, ok, param, type RepositoryCall, type RepositoryRoute } from "../route.ts";
import { type Ruleset, rulesOn } from "../rulesets.ts";
import type { Bypass } from "../setup.ts";
import { toFullRuleset, toRuleOn, toRulesetItem } from "../shapes/ruleset.ts";

function listRulesets(call: RepositoryCall): Answer {
  const all = [...call.repository.rulesets.values()];
  const page = pageOf(call);
  const body = slice(all, page).map((ruleset) => toRulesetItem(call, ruleset));
  return { status: 200, body, headers: linkHeader(call, page, all.length) };
}

function existing(call: RepositoryCall): Ruleset {
  const ruleset = call.repository.rulesets.get(Number(param(call, "ruleset_id")));
  if (ruleset === undefined) throw notFound();
  return ruleset;
}

/** The ruleset that the body describes; what it leaves out stays as in `before`. */
function described({ body }: RepositoryCall, before: Ruleset): Ruleset {
  const branches = optionalBody(optionalBody(body, "conditions") ?? {}, "ref_name");
  const bypass = bodies(body, "bypass_actors").map(
    (one): Bypass => ({
      actor_id: Number(one["actor_id"]),
      actor_type: text(one, "actor_type"),
      bypass_mode: text(one, "bypass_mode"),
    }),
  );
  return {
    id: before.id,
    name: text(body, "name"),
    enforcement: optionalChoice(body, "enforcement", ["active", "evaluate", "disabled"]) ?? before.enforcement,
    target: optionalChoice(body, "target", ["branch", "tag"]) ?? before.target,
    include: branches === undefined ? before.include : (texts(branches, "include") ?? []),
    bypass: body["bypass_actors"] === undefined ? before.bypass : bypass,
    rules: body["rules"] === undefined ? before.rules : bodies(body, "rules"),
  };
}

function writeRuleset(call: RepositoryCall, before: Ruleset): Ruleset {
  const ruleset = described(call, before);
  const { rulesets } = call.repository;
  const isTaken = [...rulesets.values()].some(({ id, name }) => name === ruleset.name && id !== ruleset.id);
  if (isTaken) throw new Refusal(422, "Validation Failed: Name must be unique");
  rulesets.set(ruleset.id, ruleset);
  return ruleset;
}

const createRuleset = (call: RepositoryCall): Answer => {
  const id = call.site.nextId();
  const none: Ruleset = { id, name: "", enforcement: "disabled", target: "branch", include: [], bypass: [], rules: [] };
  return created(toFullRuleset(call, writeRuleset(call, none)));
};

const rulesOfBranch = (call: RepositoryCall): Answer => {
  const rules = rulesOn(call.repository, param(call, "branch"));
  const page = pageOf(call);
  const body = slice(rules, page).map((one) => toRuleOn(call, one));
  return { status: 200, body, headers: linkHeader(call, page, rules.length) };
};

const read: RepositoryRoute["needs"] = [];
const write = [{ administration: "write" }] as const;
const all = "/repos/{owner}/{repo}/rulesets";
const one = `${all}/{ruleset_id}`;

export const rulesetRoutes: readonly RepositoryRoute[] = [
  { method: "GET", template: all, needs: read, serve: listRulesets },
  { method: "POST", template: all, needs: write, serve: createRuleset },
  { method: "GET", template: one, needs: read, serve: (call) => ok(toFullRuleset(call, existing(call))) },
  {
    method: "PUT",
    template: one,
    needs: write,
    serve: (call) => ok(toFullRuleset(call, writeRuleset(call, existing(call)))),
  },
  { method: "GET", template: "/repos/{owner}/{repo}/rules/branches/{branch}", needs: read, serve: rulesOfBranch },
];
