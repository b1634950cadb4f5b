import { whoMay } from "../spec/access.ts";
import type { Bypass, Delivery, Window } from "../spec/documents.generated.ts";
import type { Access } from "../spec/model.ts";
import { later } from "../task/event.ts";
import type { Move } from "./candidate.ts";

export const gateKinds = ["tests", "approvals", "soak", "window", "freeze"] as const;
export type GateKind = (typeof gateKinds)[number];

/** What a promotion waits for, or need not wait for. */
export type Gate = {
  readonly kind: GateKind;
  readonly state: "open" | "closed" | "bypassed";
  /** One sentence without a full stop. */
  readonly says: string;
  /** Absent where it holds for all of the promotion. */
  readonly application?: string;
};

export type GatesRequest = {
  readonly environment: string;
  readonly delivery: Delivery;
  readonly moves: readonly Move[];
  /** ISO 8601 in UTC. */
  readonly now: string;
  /** The logins of those who approved just this promotion. */
  readonly approvals: readonly string[];
  readonly access: Access | undefined;
};

/** Every gate of the promotion, in the order of `gateKinds`. It may be merged when none is closed. */
export function gatesOf(request: GatesRequest): readonly Gate[] {
  const { moves, delivery } = request;
  const isRevert = moves.every(({ because }) => because === "revert");
  // What goes back to what runs anyway changes nothing there: it waits for people, and for nothing else.
  const kinds = isRevert ? (["approvals"] as const) : gateKinds;
  return kinds.flatMap((kind) => moves.flatMap((move) => asked(kind, move, { ...request, delivery }))).filter(isFirst);
}

export const areOpen = (gates: readonly Gate[]): boolean => gates.every(({ state }) => state !== "closed");

/** What is said of all of them is said once. */
const isFirst = (gate: Gate, index: number, all: readonly Gate[]): boolean =>
  gate.application !== undefined ||
  all.findIndex(({ kind, state, says }) => kind === gate.kind && state === gate.state && says === gate.says) === index;

function asked(kind: GateKind, move: Move, request: GatesRequest): readonly Gate[] {
  const gate = { tests, approvals, soak, window, freeze }[kind](move, request);
  if (gate === undefined || gate.state !== "closed") return gate === undefined ? [] : [gate];
  const bypass = bypassOf(kind, move, request);
  if (bypass === undefined) return [gate];
  const says = `not waited for until ${bypass.until}: ${bypass.reason} (${bypass.owner})`;
  return [{ kind, state: "bypassed", says, application: move.application }];
}

/** The exception that lets the move pass the gate. */
export const bypassOf = (
  kind: GateKind,
  { application, to }: Pick<Move, "application" | "to">,
  { delivery, now }: Pick<GatesRequest, "delivery" | "now">,
): Bypass | undefined =>
  (delivery.bypasses ?? []).find(
    (one) =>
      one.application === application &&
      (one.version === undefined || one.version === to.version) &&
      one.gates.includes(kind) &&
      now.slice(0, 10) <= one.until,
  );

type Ask = (move: Move, request: GatesRequest) => Gate | undefined;

const tests: Ask = ({ application, verifiedAt, because }, { delivery }) => {
  if (delivery.on === "push") return undefined;
  const isVerified = verifiedAt !== undefined;
  const says = isVerified
    ? `verified at ${verifiedAt}`
    : `nobody has verified it${because === "set" ? " in that set" : ""}`;
  return { kind: "tests", state: isVerified ? "open" : "closed", says, application };
};

const approvals: Ask = ({ application }, { environment, delivery, access, approvals: given }) => {
  const wanted = delivery.gates?.approvals ?? 0;
  if (wanted === 0) return undefined;
  const may = whoMay(access, "approve", { environment, application }).map(({ login }) => login.toLowerCase());
  const by = given.filter((login) => may.includes(login.toLowerCase()));
  const of = may.length === 0 ? "nobody may give one: no grant says so" : `of ${may.join(", ")}`;
  return by.length >= wanted
    ? { kind: "approvals", state: "open", says: `approved by ${by.join(", ")}` }
    : { kind: "approvals", state: "closed", says: `${by.length} of ${wanted} approvals, ${of}`, application };
};

const soak: Ask = ({ application, verifiedAt }, { delivery, now }) => {
  const minutes = delivery.gates?.soakMinutes ?? 0;
  if (minutes === 0 || verifiedAt === undefined) return undefined;
  const end = later(verifiedAt, minutes * 60);
  const isOver = now >= end;
  return {
    kind: "soak",
    state: isOver ? "open" : "closed",
    says: `verified for ${minutes} min at ${end}`,
    application,
  };
};

const window: Ask = (_, { delivery, now }) => {
  const windows = delivery.gates?.windows ?? [];
  if (windows.length === 0) return undefined;
  const open = windows.find((one) => isWithin(one, now));
  return open === undefined
    ? { kind: "window", state: "closed", says: `outside of ${windows.map(printWindow).join("; ")}` }
    : { kind: "window", state: "open", says: `within ${printWindow(open)}` };
};

const freeze: Ask = (_, { delivery, now }) => {
  const day = now.slice(0, 10);
  const frozen = (delivery.freezes ?? []).find(({ from, until }) => from <= day && day <= until);
  if (frozen === undefined) return undefined;
  const { from, until, reason, owner } = frozen;
  return { kind: "freeze", state: "closed", says: `frozen from ${from} until ${until}: ${reason} (${owner})` };
};

const printWindow = ({ days, from, to, timeZone = "Etc/UTC" }: Window): string =>
  `${days.join(", ")} from ${from} to ${to} (${timeZone})`;

/** By the clock of the window's own time zone, daylight saving included. */
function isWithin({ days, from, to, timeZone = "Etc/UTC" }: Window, now: string): boolean {
  const format = new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone, weekday: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  });
  const parts = new Map(format.formatToParts(new Date(now)).map(({ type, value }) => [type, value]));
  const time = `${parts.get("hour")}:${parts.get("minute")}`;
  return days.some((day) => day === parts.get("weekday")?.toLowerCase()) && from <= time && time < to;
}
