import type { Remark } from "../../model/change/plan.ts";
import { shortCommit } from "../../model/names/commit.ts";
import { printSource, type Source } from "../../model/names/source.ts";
import { toByHandLines } from "../proposal/by-hand.ts";

/** Remarks that hold whatever a change does: they say nothing of this one. */
const standing: readonly Remark["kind"][] = ["kept", "not-deployed", "left-alone"];

export const isStanding = ({ kind }: Remark): boolean => standing.includes(kind);

/** What is to be known of an environment's folder, as sentences without a full stop. */
export function remarkTexts(remark: Remark): readonly string[] {
  switch (remark.kind) {
    case "edited":
      return toByHandLines(remark.byHand);
    case "new":
      return ["nothing is merged there yet: all of it is new"];
    case "diverged":
      return [`what is merged was rendered from ${short(remark.source)}, which these specs do not contain`];
    case "other-owner":
      return [
        `the specs of ${remark.source.repository} have rendered it: propose leaves it alone, unless this repository was called so before`,
      ];
    case "unknown-source":
      return [
        `not checked: whether these specs contain ${short(remark.source)}, which what is merged was rendered from`,
      ];
    case "other-version":
      return [`Landfall ${remark.renderer} rendered what is merged, this is ${remark.own}: all of it is rendered anew`];
    case "unreadable-lock":
      return [`its lock cannot be read, so all of it is rendered anew: ${remark.reason}`];
    case "removed-cluster":
      return [`the cluster ${remark.cluster} is no longer in the specs: what runs there goes on, unsteered`];
    case "kept":
      return [`${remark.unit} stays for the data in it, until the specs retire it`];
    case "not-deployed":
      return [`${remark.notDeployed.application} is not deployed: ${remark.notDeployed.reason}`];
    case "left-alone":
      return ["the specs no longer have it: its folder is left alone"];
  }
}

const short = ({ repository, commit }: Source): string => printSource({ repository, commit: shortCommit(commit) });
