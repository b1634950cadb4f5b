import { planEnvironment } from "../../../model/setup/workflows.ts";

/** Whose key a GitHub environment keeps, in words. */
export const keeperOf = (environment: string): string =>
  environment === planEnvironment ? "the App that only reads" : "Landfall's App";
