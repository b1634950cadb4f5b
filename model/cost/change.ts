/** What a change costs an environment in a month. */
export type CostChange = { readonly environment: string };
