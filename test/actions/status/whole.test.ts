import { suite } from "uvu";
import * as assert from "uvu/assert";
import { openGitHub, repositoryOf } from "../../../actions/io/github/client.ts";
import { createDeployment } from "../../../actions/io/github/deployments.ts";
import { openTask } from "../../../model/task/open.ts";
import { printLock } from "../../../model/tree/print-lock.ts";
import { toDeployment } from "../../../views/task/deployment.ts";
import { call, startAcme, tokens } from "../acme.ts";
import { landfall } from "../doors/start.ts";
import { lock } from "../report/world.ts";
import { applications, units } from "./told.ts";

const test = suite("landfall status of a whole environment on the forge");

test("tells its parts to a token that may read the locks, and to another that it may not", async () => {
  const forge = await startAcme({ specs: {}, unprotected: true });
  await using _ = { [Symbol.asyncDispose]: forge.close };
  const after = lock(units(applications(21), "1"));
  const content = Buffer.from(printLock(after)).toString("base64");
  const at = "/repos/acme/environments/contents/staging/landfall.lock";
  const { commit } = (await call(forge, "PUT", at, { message: "Move all", content })) as { commit: { sha: string } };
  const task = openTask({ commit: commit.sha, target: { environment: "staging" } }, undefined, after);
  if (task === undefined) throw new Error("it is told as a whole");
  const reporter = repositoryOf(openGitHub({ apiUrl: forge.url, token: tokens.report }), "acme/environments");
  await createDeployment(reporter, toDeployment(task));
  const status = (token: string) =>
    landfall(["status", "staging/*", "--environments", "acme/environments", "--json"], {
      cwd: "/",
      environment: { GITHUB_TOKEN: token, GITHUB_API_URL: forge.url, GITHUB_SERVER_URL: forge.url },
    });
  const [may, mayNot] = await Promise.all([status(tokens.report), status("t-status")]);
  const { tasks } = JSON.parse(may.out);
  assert.equal([may.code, tasks.length, tasks[0].word, tasks[0].target], [0, 1, "waiting", "staging/*"]);
  assert.is(tasks[0].steps.find(({ step }: { step: string }) => step === "healthy").parts.length, 21);
  const { tasks: none, unreadable } = JSON.parse(mayNot.out);
  assert.equal([mayNot.code, none, unreadable[0].target], [1, [], "staging/*"]);
  assert.match(unreadable[0].reason, /^told as a whole, see its check run: .*acme\/environments/);
});

test.run();
