const headers = { authorization: `Bearer ${process.env["STATE_token"]}` };
const { status } = await fetch(`${process.env["GITHUB_API_URL"]}/installation/token`, { method: "DELETE", headers });
if (status !== 204) throw new Error(`the token was not revoked: ${status}`);

export {};
