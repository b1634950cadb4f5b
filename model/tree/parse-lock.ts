import { isCommitId, isRepositoryName } from "../names/commit.ts";
import { isLabel } from "../names/label.ts";
import { parseRoot } from "../names/root.ts";
import { parseSource } from "../names/source.ts";
import { parseUnit } from "../names/unit.ts";
import { UserError } from "../problem.ts";
import { own } from "../spec/own.ts";
import { type Lock, type LockedApplication, type LockedUnit, lockFile } from "./lock.ts";
import { lockVersion, printLock } from "./print-lock.ts";

/**
 * Reads a lock, which anyone with write access to the environments repository may have edited.
 * Throws a `UserError` that says what is wrong, also for a lock that `printLock` would write differently: a merge gone
 * wrong can leave a line twice, and JSON would silently take the last.
 */
export function parseLock(text: string): Lock {
  const lock = lockOf(record([], parseJson(text)));
  if (printLock(lock) !== text)
    fail("is not in the form Landfall writes it in (a line twice, out of order or reformatted)");
  return lock;
}

/** A lock that cannot be read was edited by hand: nothing in the folder is believed then. */
export function readLock(text: string | undefined): Lock | undefined {
  try {
    return text === undefined ? undefined : parseLock(text);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** A key of the lock, the name of an entry there and a field of that, as far as there are any. */
type At = readonly string[];

const keys = [
  ...["landfall", "source", "root", "renderer", "reporter", "statusReporter", "delivered"],
  ...["applications", "units"],
];

function lockOf(fields: Fields): Lock {
  if (own(fields, "landfall") !== lockVersion) {
    fail(`must say "landfall": "${lockVersion}", got ${shown(own(fields, "landfall"))}`);
  }
  only([], fields, keys);
  const [root, status, delivered] = ["root", "statusReporter", "delivered"].map((key) => own(fields, key));
  return {
    source: matching(["source"], own(fields, "source"), isSource, "owner/repository@commit"),
    ...(root === undefined ? {} : { root: matching(["root"], root, isRoot, "a folder of the specs repository") }),
    renderer: matching(["renderer"], own(fields, "renderer"), isVersion, "a version"),
    reporter: matching(["reporter"], own(fields, "reporter"), isLogin, "a GitHub login"),
    ...(status === undefined
      ? {}
      : { statusReporter: matching(["statusReporter"], status, isLogin, "a GitHub login") }),
    ...(delivered === undefined ? {} : { delivered: onlyTrue(["delivered"], delivered) }),
    applications: entries("applications", own(fields, "applications"), applicationOf),
    units: entries("units", own(fields, "units"), unitOf),
  };
}

function applicationOf(at: At, name: string, fields: Fields): LockedApplication {
  if (!isLabel(name)) fail(`${placeOf(at)} is not the name of an application`);
  only(at, fields, ["repository", "image", "commit", "suite"]);
  const [image, commit, suite] = [own(fields, "image"), own(fields, "commit"), own(fields, "suite")];
  return {
    repository: matching([...at, "repository"], own(fields, "repository"), isRepositoryName, "owner/name"),
    ...(image === undefined ? {} : { image: matching([...at, "image"], image, isImage, "an image") }),
    ...(commit === undefined ? {} : { commit: matching([...at, "commit"], commit, isCommitId, "a commit") }),
    ...(suite === undefined ? {} : { suite: onlyTrue([...at, "suite"], suite) }),
  };
}

function unitOf(at: At, name: string, fields: Fields): LockedUnit {
  const unit = parseUnit(name);
  const named = isLabel(unit?.cluster) && (unit?.application === undefined || isLabel(unit.application));
  if (!named) fail(`${placeOf(at)} is not the name of a unit`);
  only(at, fields, ["input", "rendered", "application", "retired", "canary"]);
  const [application, retired, canary] = ["application", "retired", "canary"].map((name) => own(fields, name));
  return {
    input: matching([...at, "input"], own(fields, "input"), isSha256, "a SHA-256 digest"),
    rendered: matching([...at, "rendered"], own(fields, "rendered"), isCommitId, "a Git tree id"),
    ...(application === undefined
      ? {}
      : { application: matching([...at, "application"], application, isLabel, "an application") }),
    ...(retired === undefined ? {} : { retired: onlyTrue([...at, "retired"], retired) }),
    ...(canary === undefined ? {} : { canary: onlyTrue([...at, "canary"], canary) }),
  };
}

const isSource = (text: string): boolean => parseSource(text) !== undefined;
const isRoot = (text: string): boolean => parseRoot(text) === text;
const isVersion = (text: string): boolean => /^[\w.+-]{1,64}$/.test(text);
const isLogin = (text: string): boolean => /^[A-Za-z0-9][\w-]{0,98}(\[bot\])?$/.test(text);
const isImage = (text: string): boolean => /^[\w.:/@-]{1,512}$/.test(text);
const isSha256 = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

function entries<Entry>(
  key: string,
  value: unknown,
  parse: (at: At, name: string, fields: Fields) => Entry,
): ReadonlyMap<string, Entry> {
  return new Map(
    Object.entries(record([key], value)).map(([name, entry]) => {
      const at = [key, name];
      return [name, parse(at, name, record(at, entry))];
    }),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return fail(`is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}

/** To be read by `own`, so that no key can be mistaken for what every object inherits. */
function record(at: At, value: unknown): Fields {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Fields;
  return fail(`${placeOf(at)} must be an object, got ${shown(value)}`);
}

function only(at: At, fields: Fields, known: readonly string[]): void {
  for (const key of Object.keys(fields))
    if (!known.includes(key)) fail(`${placeOf(at)} has an unknown key ${shown(key)}`);
}

function matching(at: At, value: unknown, test: (text: string) => boolean, what: string): string {
  if (typeof value === "string" && test(value)) return value;
  return fail(`${placeOf(at)} must be ${what}, got ${shown(value)}`);
}

function onlyTrue(at: At, value: unknown): true {
  return value === true || fail(`${placeOf(at)} must be true, got ${shown(value)}`);
}

const placeOf = ([key, name, field]: At): string =>
  `${key ?? "it"}${name === undefined ? "" : `[${JSON.stringify(name)}]`}${field === undefined ? "" : `.${field}`}`;

const shown = (value: unknown): string => (JSON.stringify(value) ?? "nothing").slice(0, 80);

function fail(what: string): never {
  throw new UserError(`${lockFile}: ${what}; delete the file to have it written anew`);
}
