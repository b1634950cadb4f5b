import type { Fault } from "../../../local/forge/faults.ts";

/** What can happen to a request: before it has an effect, or after; once, or from then on. */
export type FaultKind = {
  readonly title: string;
  readonly fault: Fault;
  readonly after?: boolean;
  readonly lasts?: boolean;
};

const said = (status: number, message: string, headers: Readonly<Record<string, string>> = {}): Fault => ({
  status,
  headers,
  body: { message },
});
const html = { "content-type": "text/html; charset=utf-8" };
const usedUp = (seconds: number): Fault =>
  said(403, "API rate limit exceeded", {
    "x-ratelimit-remaining": "0",
    "x-ratelimit-reset": String(Math.floor(Date.now() / 1000) + seconds),
  });

export const faultKinds: readonly FaultKind[] = [
  { title: "500", fault: said(500, "Server Error") },
  { title: "502", fault: { status: 502, headers: html, body: "<!DOCTYPE html><title>Unicorn!</title>" } },
  { title: "503", fault: said(503, "Service Unavailable", { "retry-after": "1" }) },
  { title: "504", fault: said(504, "We couldn't respond to your request in time") },
  { title: "504 after the effect", fault: said(504, "We couldn't respond to your request in time"), after: true },
  { title: "502 from then on", fault: said(502, "Bad Gateway"), lasts: true },
  { title: "a secondary limit with a delay", fault: said(403, "secondary rate limit", { "retry-after": "30" }) },
  { title: "a secondary limit without one", fault: said(429, "You have exceeded a secondary rate limit") },
  { title: "the primary limit, back soon", fault: usedUp(5) },
  { title: "the primary limit, back in an hour", fault: usedUp(3600), lasts: true },
  { title: "a dropped connection", fault: "drop" },
  { title: "a dropped connection after the effect", fault: "drop", after: true },
  { title: "a network that is gone", fault: "drop", lasts: true },
  { title: "an answer cut in its middle", fault: "cut" },
  { title: "an answer that never comes", fault: "hang" },
  { title: "a token that expired", fault: said(401, "Bad credentials"), lasts: true },
  { title: "a permission taken away", fault: said(403, "Resource not accessible by integration") },
  { title: "404", fault: said(404, "Not Found") },
  { title: "409", fault: said(409, "Git Repository is empty.") },
  { title: "422", fault: said(422, "Validation Failed") },
  { title: "a page instead of JSON", fault: { status: 200, headers: html, body: "<!DOCTYPE html>" } },
  { title: "an answer without its fields", fault: { status: 200, body: {} } },
  { title: "an answer of the wrong form, from then on", fault: { status: 200, body: [] }, lasts: true },
];
