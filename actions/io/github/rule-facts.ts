import type { RuleFacts, TagRulesFacts } from "../../../model/setup/facts.ts";
import { hidden, type Seen, seen } from "../../../model/setup/seen.ts";
import { at, type Repository } from "./client.ts";
import { look, lookAtSetting } from "./look.ts";

/**
 * Every rule that holds for a branch by a ruleset, the organization's among them. Where classic protection holds
 * instead, nobody can tell: GitHub shows it to admins only.
 */
export async function rulesOf(repository: Repository, branch: string): Promise<Seen<readonly RuleFacts[]>> {
  const looked = { at: `the rules of ${branch}`, permission: "metadata: read" };
  const rules = await lookAtSetting(repository, looked, () => ruledBy(repository, branch));
  if (rules.status !== "seen" || rules.value.length > 0) return rules;
  const isProtected = await look(repository, { at: branch, permission: "contents: read" }, async () => {
    const { data } = await repository.api.rest.repos.getBranch({ ...at(repository), branch });
    return data.protected;
  });
  if (isProtected.status !== "seen" || !isProtected.value) return rules;
  return hidden(`${branch} has classic protection, which GitHub shows to admins only: use a ruleset instead`);
}

async function ruledBy(repository: Repository, branch: string): Promise<readonly RuleFacts[]> {
  const { api } = repository;
  const all = await api.paginate(api.rest.repos.getBranchRules, { ...at(repository), branch, per_page: 100 });
  const sources = new Map<number, Promise<Pick<RuleFacts, "ruleset" | "bypass">>>();
  const sourceOf = (id: number) => {
    const source = sources.get(id) ?? rulesetOf(repository, id);
    sources.set(id, source);
    return source;
  };
  return await Promise.all(
    all.map(async (rule) => ({
      type: rule.type,
      parameters: "parameters" in rule ? { ...rule.parameters } : {},
      ...(await sourceOf(rule.ruleset_id ?? 0)),
    })),
  );
}

/** GitHub tells who bypasses a ruleset only to those who may change it. */
async function rulesetOf(repository: Repository, id: number): Promise<Pick<RuleFacts, "ruleset" | "bypass">> {
  const found = await lookAtSetting(repository, { at: `the ruleset ${id}`, permission: "metadata: read" }, async () => {
    const { data } = await repository.api.rest.repos.getRepoRuleset({ ...at(repository), ruleset_id: id });
    return data;
  });
  if (found.status !== "seen") return { ruleset: String(id), bypass: hidden("the ruleset is the organization's own") };
  const { name, bypass_actors: actors } = found.value;
  return { ruleset: name, bypass: bypassOf(actors) };
}

type Actor = {
  readonly actor_type?: string | undefined;
  readonly actor_id?: number | null | undefined;
  readonly bypass_mode?: string | undefined;
};

function bypassOf(actors: readonly Actor[] | undefined): RuleFacts["bypass"] {
  if (actors === undefined)
    return hidden("GitHub tells who bypasses a ruleset only to a token with administration: write");
  return seen(
    actors.map(({ actor_type, actor_id, bypass_mode }) =>
      [actor_type, actor_id, ...(bypass_mode === "pull_request" ? ["for pull requests"] : [])]
        .filter(Boolean)
        .join(" "),
    ),
  );
}

/** Every ruleset for tags of the repository that is in force; the organization's are not told of in full. */
export const tagRulesOf = (repository: Repository): Promise<Seen<readonly TagRulesFacts[]>> =>
  lookAtSetting(repository, { at: "the rulesets", permission: "metadata: read" }, async () => {
    const { api } = repository;
    const all = await api.paginate(api.rest.repos.getRepoRulesets, { ...at(repository), includes_parents: false });
    const wanted = all.filter(({ target, enforcement }) => target === "tag" && enforcement === "active");
    return Promise.all(
      wanted.map(async ({ id }) => {
        const { data } = await api.rest.repos.getRepoRuleset({ ...at(repository), ruleset_id: id });
        const refs = data.conditions && "ref_name" in data.conditions ? data.conditions.ref_name : undefined;
        return {
          ruleset: data.name,
          ...{ include: refs?.include ?? [], exclude: refs?.exclude ?? [] },
          types: (data.rules ?? []).map(({ type }) => type),
          bypass: bypassOf(data.bypass_actors),
        };
      }),
    );
  });
