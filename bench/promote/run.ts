/**
 * `npm run bench:promote`: on the forge, from images that are there to Releases that are merged: one application, and fifty of
 * them at once with three runs at one moment. The plan's check is green at once, so that only `promote` is measured.
 */
import { Scene } from "../../test/actions/promote/scene.ts";

type Measured = { readonly seconds: number; readonly requests: number; readonly landed: number };

async function measure(names: readonly string[], runs: number): Promise<Measured> {
  const scene = await Scene.start({ applications: names });
  try {
    const commits = await Promise.all(names.map((name) => scene.pushAndBuild(name, "Now")));
    const before = scene.forge.requests.length;
    const started = performance.now();
    await Promise.all(Array.from({ length: runs }, () => scene.promote()));
    const seconds = (performance.now() - started) / 1000;
    const requests = scene.forge.requests
      .slice(before)
      .filter(({ login, template }) => login.startsWith("acme-landfall") && template !== "git");
    const release = await scene.release("staging");
    return { seconds, requests: requests.length, landed: commits.filter((commit) => release.includes(commit)).length };
  } finally {
    await scene.close();
  }
}

const many = Array.from({ length: 50 }, (_, index) => `app-${index}`);
const one = await measure(["shop"], 1);
const fifty = await measure(many, 1);
const crowd = await measure(many, 3);
console.log("| applications | runs at once | landed | seconds | times one | REST requests | of each |");
console.log("| --- | --- | --- | --- | --- | --- | --- |");
for (const [applications, runs, { seconds, requests, landed }] of [
  [1, 1, one],
  [50, 1, fifty],
  [50, 3, crowd],
] as const) {
  const row = [
    applications,
    runs,
    landed,
    seconds.toFixed(1),
    (seconds / one.seconds).toFixed(1),
    requests,
    (requests / applications).toFixed(1),
  ];
  console.log(`| ${row.join(" | ")} |`);
}
