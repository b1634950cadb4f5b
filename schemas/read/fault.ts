/** What is wrong with a file's text at one offset (UTF-16 units), before there are documents to speak of. */
export type Fault = { readonly offset: number; readonly message: string; readonly fix?: string };
