import { usualForms, versionsIn } from "../../model/release/tags.ts";
import type { Model } from "../../model/spec/model.ts";
import { own } from "../../model/spec/own.ts";
import { toReleaseNotes } from "../../views/promotion/notes.ts";
import type { Delivered, PromoteDeps } from "./needs.ts";
import { releasedIn } from "./next.ts";
import { type Imaged, survey } from "./survey.ts";

type Of = {
  readonly model: Model;
  readonly images: ReadonlyMap<string, Imaged>;
  readonly deps: PromoteDeps;
};

/** The versions that run in the environment become GitHub Releases, of the applications whose spec allows that. */
export async function keepReleases(environment: Delivered, { model, images, deps }: Of): Promise<void> {
  const released = releasedIn(model, environment.name);
  for (const application of images.values()) {
    if (application.githubReleases !== true) continue;
    const current = own(released, application.name);
    if (current?.version === undefined || current.commit === undefined) continue;
    const looked = survey(application, deps);
    if ((await looked.verdict(current.commit, environment.name)).state !== "verified") continue;
    const { tags } = await looked.refs();
    const { versions } = versionsIn(application.tags ?? usualForms, tags);
    const tag = versions.find(
      ({ version, commit }) => commit === current.commit && version.text === current.version,
    )?.tag;
    if (tag === undefined) continue;
    const body = toReleaseNotes({ environment: environment.name, image: application.image, ...current });
    await deps.keepRelease(application.fullRepository, { tag, name: `${application.name} ${current.version}`, body });
  }
}
