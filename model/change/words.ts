/** One thing that becomes different in an environment, as the specs would say it. Values are short and in one line. */
export type Word = {
  readonly environment: string;
  /** `shop`, or the document it is said of: `Cluster staging-eu`. */
  readonly subject: string;
  /** As in the specs: `replicas`, `config.LOG_LEVEL`; empty when all of the subject comes or goes. */
  readonly field: string;
  readonly before?: string;
  readonly after?: string;
  /** The edits it comes from, by their index. */
  readonly edits: readonly number[];
};
