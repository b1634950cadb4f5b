import { UserError } from "../../model/problem.ts";
import type { Move } from "../../model/release/candidate.ts";
import { authorize } from "../../model/spec/authorize.ts";
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
  const wanted = application === undefined ? moves : moves.filter((move) => move.application === application);
  if (wanted.length === 0) throw new UserError(`${to} is at ${application ?? "that set"} already`);
  return { set, moves: wanted };
}
