/**
 * A short mark of a JSON value, to tell whether a plan is still the one that a saved job worked on. Two 32-bit FNV-1a
 * hashes (offset basis 2166136261, prime 16777619, as their authors publish them) over the text, one of them backwards.
 */
export function fingerprintOf(value: unknown): string {
  const text = JSON.stringify(value);
  // A comparison of 100,000 rows comes here a hundred million times: what is global is looked up once.
  const { imul } = Math;
  const last = text.length - 1;
  let forwards = 2166136261;
  let backwards = 2166136261;
  for (let index = 0; index <= last; index += 1) {
    forwards = imul(forwards ^ text.charCodeAt(index), 16777619);
    backwards = imul(backwards ^ text.charCodeAt(last - index), 16777619);
  }
  return `${hex(forwards)}${hex(backwards)}`;
}

function hex(hash: number): string {
  return (hash >>> 0).toString(16).padStart(8, '0');
}
