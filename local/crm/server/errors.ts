export interface WireError {
  readonly message: string;
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** A refusal that ends up as one entry of `errors`. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly code: string,
    readonly subCode?: string,
    readonly userFriendlyMessage?: unknown,
    /** Further members of `extensions`, such as those of the newer rate limit error. */
    readonly more?: Readonly<Record<string, unknown>>,
  ) {
    super(message);
  }
}

/** The wire form of a refusal. Members that Twenty leaves out are left out. */
export function wireError(refusal: {
  readonly message: string;
  readonly code: string;
  readonly subCode?: string | undefined;
  readonly userFriendlyMessage?: unknown;
  readonly more?: Readonly<Record<string, unknown>> | undefined;
}): WireError {
  const { message, code, subCode, userFriendlyMessage, more } = refusal;
  return {
    message,
    extensions: {
      ...(subCode === undefined ? {} : { subCode }),
      ...(userFriendlyMessage === undefined ? {} : { userFriendlyMessage }),
      code,
      ...more,
    },
  };
}
