/** One request, with its body. */
export type Asked = {
  readonly method: string;
  /** Of the repository: `acme/shop`. */
  readonly name: string;
  /** What stands behind the name and its kind: a tag, a digest, an upload's id. */
  readonly reference: string;
  readonly query: URLSearchParams;
  readonly mediaType: string;
  readonly body: Buffer;
};

export type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly bytes?: Buffer;
};

/** https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes */
export type Code =
  | "BLOB_UNKNOWN"
  | "BLOB_UPLOAD_UNKNOWN"
  | "DENIED"
  | "DIGEST_INVALID"
  | "MANIFEST_BLOB_UNKNOWN"
  | "MANIFEST_INVALID"
  | "MANIFEST_UNKNOWN"
  | "NAME_INVALID"
  | "NAME_UNKNOWN"
  | "UNAUTHORIZED"
  | "UNSUPPORTED";

export const asJson = (status: number, body: unknown, headers: Answer["headers"] = {}): Answer => ({
  status,
  headers: { "content-type": "application/json", ...headers },
  bytes: Buffer.from(JSON.stringify(body)),
});

export const refuse = (status: number, code: Code, message: string, headers: Answer["headers"] = {}): Answer =>
  asJson(status, { errors: [{ code, message }] }, headers);
