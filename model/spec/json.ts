/** A value as JSON has it. A property that is `undefined` counts as absent. */
export type Json = string | number | boolean | null | undefined | readonly Json[] | JsonMap;
export type JsonMap = { readonly [key: string]: Json };
