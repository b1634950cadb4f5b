/** An environment's promotion as it stands at a commit, and the verified set that somebody was allowed to ask for. */
export type PromotionId = { readonly environment: string; readonly head: string; readonly set?: string | undefined };

/** `landfall:v1:promote/production@<40 hex digits>`, with `/set/<40 hex digits>`: the external id of its check run. */
export const printPromotionId = ({ environment, head, set }: PromotionId): string =>
  `landfall:v1:promote/${environment}@${head}${set === undefined ? "" : `/set/${set}`}`;
