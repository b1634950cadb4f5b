/** One entry of `errors` in GitHub's 422 bodies. */
export type FieldError = {
  readonly resource: string;
  readonly code: string;
  readonly field?: string;
  readonly message?: string;
  readonly [detail: string]: unknown;
};

/** Thrown by whoever cannot serve a call; becomes GitHub's error answer. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly errors: readonly (FieldError | string)[] | undefined;
  readonly headers: Readonly<Record<string, string>>;
  constructor(status: number, message: string, options: RefusalOptions = {}) {
    super(message);
    this.status = status;
    this.errors = options.errors;
    this.headers = options.headers ?? {};
  }
}

type RefusalOptions = {
  readonly errors?: readonly (FieldError | string)[];
  readonly headers?: Readonly<Record<string, string>>;
};

export const documentation = "https://docs.github.com/rest";

export const toProblem = ({ message, errors, status }: Refusal): Readonly<Record<string, unknown>> => ({
  message,
  ...(errors === undefined ? {} : { errors }),
  documentation_url: documentation,
  status: String(status),
});

export const notFound = (): Refusal => new Refusal(404, "Not Found");

export const emptyRepository = (): Refusal => new Refusal(409, "Git Repository is empty.");

/** 422 with one entry in `errors`, as GitHub words a value it understood but does not take. */
export const validationFailed = (...errors: readonly FieldError[]): Refusal =>
  new Refusal(422, "Validation Failed", { errors });

/** 422 of GitHub's schema layer: a field is missing or of the wrong type. */
export const invalidRequest = (reason: string): Refusal => new Refusal(422, `Invalid request.\n\n${reason}`);

export const tooLong = (resource: string, field: string, maximum: number): Refusal =>
  validationFailed({
    resource,
    field,
    code: "custom",
    message: `${field} is too long (maximum is ${maximum} characters)`,
  });
