const MOST_HINTS = 3;

/** Names that hold the text, or differ from it in at most a third of their letters; the nearest first. */
export function closest(names: readonly string[], asked: string): string[] {
  const wanted = asked.trim().toLowerCase();
  return names
    .map((name) => {
      const known = name.toLowerCase();
      const inside = wanted.length >= 3 && (known.includes(wanted) || wanted.includes(known));
      return { name, distance: inside ? 0 : distance(known, wanted) / Math.max(known.length, wanted.length) };
    })
    .filter((entry) => entry.distance <= 1 / 3)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST_HINTS)
    .map(({ name }) => name);
}

/** Letters to insert, remove or change to get from one text to the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
