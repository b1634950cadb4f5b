import type { Forge } from "../../../local/forge/server.ts";
import { type Answer, client, lastRequest, type Send } from "./client.ts";
import { faultOf } from "./openapi.ts";

/** Like `client`, but an answer that GitHub could not give is an error; notes in `served` which routes succeeded. */
export const checking =
  (forge: Forge, served: Set<string>) =>
  (token: string, repository?: string): Send => {
    const send = client(forge, token, repository);
    return async (method, path, body, headers) => {
      const answer: Answer = await send(method, path, body, headers);
      const template = lastRequest(forge)?.template;
      if (template === undefined) throw new Error(`${method} ${path} is not served`);
      const fault = faultOf(template, { method, status: answer.status, body: answer.body });
      if (fault !== undefined) throw new Error(`${method} ${path} -> ${answer.status}: ${fault}`);
      if (answer.status < 300) served.add(`${method} ${template}`);
      return answer;
    };
  };
