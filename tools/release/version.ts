/** Major, minor, patch: what people install has no pre-releases. */
type Version = readonly [number, number, number];

/** Null where the text is no version. */
function versionOf(text: string): Version | null {
  const [, major, minor, patch] = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.exec(text) ?? [];
  return patch === undefined ? null : [Number(major), Number(minor), Number(patch)];
}

/** Whether one comes after the other; the same version does not. Null where either is no version. */
export function isLater(text: string, than: string): boolean | null {
  const [one, other] = [versionOf(text), versionOf(than)];
  if (!one || !other) return null;
  for (const place of [0, 1, 2] as const) if (one[place] !== other[place]) return one[place] > other[place];
  return false;
}
