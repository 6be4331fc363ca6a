const NONE: Readonly<Record<string, unknown>> = {};

/** The members of a JSON object; none for anything that is not one. */
export function membersOfJson(value: unknown): Readonly<Record<string, unknown>> {
  return isJsonObject(value) ? value : NONE;
}

function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
