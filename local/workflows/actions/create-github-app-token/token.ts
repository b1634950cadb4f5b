import { createSign } from "node:crypto";
import { appendFileSync } from "node:fs";

const input = (name: string): string => process.env[`INPUT_${name.toUpperCase()}`] ?? "";
const url = process.env["GITHUB_API_URL"] ?? "";
const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** What an App proves itself by: https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app */
function jwt(): string {
  const now = Math.floor(Date.now() / 1000);
  const said = `${encoded({ alg: "RS256", typ: "JWT" })}.${encoded({ iss: input("client-id"), iat: now - 30, exp: now + 300 })}`;
  return `${said}.${createSign("RSA-SHA256").update(said).sign(input("private-key"), "base64url")}`;
}

async function ask(
  method: string,
  path: string,
  body?: object,
): Promise<{ readonly id: number; readonly token: string }> {
  const headers = { authorization: `Bearer ${jwt()}`, "content-type": "application/json" };
  const response = await fetch(`${url}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as { id: number; token: string };
}

const { id } = await ask("GET", `/repos/${input("owner")}/${input("repositories")}/installation`);
const { token } = await ask("POST", `/app/installations/${id}/access_tokens`, {
  repositories: [input("repositories")],
  permissions: { contents: input("permission-contents") },
});
console.log(`::add-mask::${token}`);
appendFileSync(process.env["GITHUB_OUTPUT"] ?? "", `token=${token}\n`);
appendFileSync(process.env["GITHUB_STATE"] ?? "", `token=${token}\n`);
