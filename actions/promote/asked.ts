import { shortCommit } from "../../model/names/commit.ts";
import { UserError } from "../../model/problem.ts";
import type { Move } from "../../model/release/candidate.ts";
import { authorize } from "../../model/spec/authorize.ts";
import type { Deployment } from "../../model/spec/documents.generated.ts";
import type { ByHand, Delivered, Stage } from "./needs.ts";
import { findSet, movesOfSet } from "./sets.ts";

export type Asked = { readonly set: string; readonly moves: readonly Move[] };

type Of = Pick<Stage, "model" | "deps" | "tip">;

/** What somebody asks for by hand. Throws a `UserError` where there is no such thing, or they may not. */
export async function askedOf(of: Of, environment: Delivered, byHand: ByHand): Promise<Asked> {
  const { application, asker, to } = byHand;
  const scope = { environment: to, ...(application !== undefined && { application }) };
  const verdict = authorize(of.model, { asker, right: "operate", ...scope });
  if (!verdict.isAllowed) throw new UserError(`refused: ${verdict.says}`);
  const stage = { ...of, environment };
  const moves = await movesOfSet(stage, byHand.set);
  const { commit: set } = await findSet(of.deps.specs, environment.delivery.after ?? "", byHand.set);
  const wanted = application === undefined ? moves : alone(moves, application);
  if (wanted.length === 0) throw new UserError(`${to} is at ${application ?? "that set"} already`);
  return { set, moves: wanted };
}

/** One application of the set, and beside what it was tested that it will not run beside here. */
const alone = (moves: readonly Move[], application: string): readonly Move[] => {
  const others = moves.filter((move) => move.application !== application);
  const beside = others.map(({ application: name, from, to }) => `${name} ${nameOf(to)} (here ${nameOf(from)})`);
  const says = beside.length === 0 ? "what it was tested beside is here too" : `tested beside ${beside.join(", ")}`;
  return moves.filter((move) => move.application === application).map((move) => ({ ...move, says }));
};

const nameOf = (deployment: Deployment | undefined): string =>
  deployment?.version ?? (deployment?.commit && shortCommit(deployment.commit)) ?? "none";
