/** Whom and what a change touches. All lists are in order, each name once. */
export type Reach = {
  readonly environments: readonly string[];
  readonly clusters: readonly string[];
  readonly applications: readonly string[];
  readonly hosts: readonly string[];
  /** Logins of those who operate what is touched. */
  readonly owners: readonly string[];
  /** Of each changed file of the specs, the logins of whom one must review it; nobody: no grant gives anyone that right. */
  readonly reviewers: readonly { readonly file: string; readonly logins: readonly string[] }[];
};
