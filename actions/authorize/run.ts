import { printSource } from "../../model/names/source.ts";
import { OutsideError, UserError } from "../../model/problem.ts";
import type { Right, Scope } from "../../model/spec/access.ts";
import type { Asker } from "../../model/spec/asker.ts";
import { authorize, whatOf } from "../../model/spec/authorize.ts";
import type { Model } from "../../model/spec/model.ts";
import { load } from "../../schemas/load.ts";
import type { SpecsTip } from "../io/specs.ts";

export type AuthorizeInputs = Scope & { readonly right: Right };

export type AuthorizeDeps = {
  /** The specs repository, `owner/name`. */
  readonly repository: string;
  readonly asker: () => Promise<Asker>;
  /** The specs as they are merged: never those of a pull request. */
  readonly specs: () => Promise<SpecsTip>;
};

export type AuthorizeOutcome = AuthorizeInputs & {
  readonly status: "allowed" | "refused";
  /** Who, what, and why: a sentence without a full stop. */
  readonly says: string;
  /** The login that was judged, where it is known. */
  readonly login?: string;
};

/** Whether whoever asks may do it. What cannot be read, or is not known, is refused. */
export async function run(asked: AuthorizeInputs, deps: AuthorizeDeps): Promise<AuthorizeOutcome> {
  const asker = await unlessFailed(deps.asker, (why): Asker => ({ login: undefined, why }));
  const { login } = asker;
  const { isAllowed, says } = await unlessFailed(
    async () => authorize(await mergedModel(deps), { asker, ...asked }),
    (why) => ({ isAllowed: false, says: `${login ?? "whoever asks"} may not ${whatOf(asked.right, asked)}: ${why}` }),
  );
  return { ...asked, ...(login !== undefined && { login }), status: isAllowed ? "allowed" : "refused", says };
}

async function mergedModel({ repository, specs }: AuthorizeDeps): Promise<Model> {
  const { commit, files } = await specs();
  const loaded = load(files);
  if (loaded.status === "valid") return loaded.model;
  throw new UserError(`what ${printSource({ repository, commit })} grants is not believed, it has problems`);
}

async function unlessFailed<Value>(look: () => Promise<Value>, failed: (why: string) => Value): Promise<Value> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof UserError || error instanceof OutsideError) return failed(error.message);
    throw error;
  }
}
