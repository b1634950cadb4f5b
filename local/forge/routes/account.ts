import { Refusal } from "../problems.ts";
import { type AccountRoute, ok } from "../route.ts";
import { toProfile } from "../shapes/user.ts";

const firstDay = "2020-01-01T00:00:00Z";

export const accountRoutes: readonly AccountRoute[] = [
  {
    method: "GET",
    template: "/rate_limit",
    answer: ({ site, identity }) => {
      const core = site.limits.status(identity);
      return ok({ resources: { core, search: { ...core, limit: 30, used: 0, remaining: 30 } }, rate: core });
    },
  },
  {
    method: "GET",
    template: "/user",
    answer: ({ site, identity }) => {
      if (identity.kind === "anonymous") throw new Refusal(401, "Requires authentication");
      if (identity.kind !== "user") throw new Refusal(403, "Resource not accessible by integration");
      return ok(toProfile(site.url, identity.login, firstDay));
    },
  },
];
