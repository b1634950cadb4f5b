import { optionalChoice, text } from "../body.ts";
import { isSha } from "../git/refs.ts";
import { notFound } from "../problems.ts";
import type { Repository } from "../repository.ts";
import { type Answer, created, ok, param, type RepositoryCall, type RepositoryRoute } from "../route.ts";
import { printBase64 } from "../shapes/content.ts";
import { repositoryUrl } from "../shapes/repository.ts";
import { nodeId } from "../shapes/time.ts";
import { refuseEmpty } from "./refs.ts";

const urlOf = (base: string, repository: Repository, sha: string): string =>
  `${repositoryUrl(base, repository)}/git/blobs/${sha}`;

async function getBlob(call: RepositoryCall): Promise<Answer> {
  const { site, repository } = call;
  const sha = param(call, "file_sha");
  await refuseEmpty(repository);
  const content = isSha(sha) ? await repository.git.read(sha, "blob") : undefined;
  if (content === undefined) throw notFound();
  return ok({
    sha,
    node_id: nodeId("B", sha),
    size: content.length,
    url: urlOf(site.url, repository, sha),
    content: printBase64(content),
    encoding: "base64",
  });
}

async function createBlob({ site, repository, body }: RepositoryCall): Promise<Answer> {
  const encoding = optionalChoice(body, "encoding", ["utf-8", "base64"]) ?? "utf-8";
  const content = Buffer.from(text(body, "content"), encoding);
  await refuseEmpty(repository);
  const sha = await repository.git.write("blob", content);
  return created({ sha, url: urlOf(site.url, repository, sha) });
}

export const blobRoutes: readonly RepositoryRoute[] = [
  {
    method: "GET",
    template: "/repos/{owner}/{repo}/git/blobs/{file_sha}",
    needs: [{ contents: "read" }],
    serve: getBlob,
  },
  {
    method: "POST",
    template: "/repos/{owner}/{repo}/git/blobs",
    needs: [{ contents: "write" }],
    serve: createBlob,
  },
];
