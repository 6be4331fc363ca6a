import type { RichContent, TextRun } from './cell';

/** The text cut wherever a run begins or ends. */
export function stretches({ text, runs }: RichContent): (readonly [number, number])[] {
  const cuts = [...new Set([0, text.length, ...runs.flatMap((run) => [run.start, run.end])])];
  cuts.sort((a, b) => a - b);
  return cuts.slice(1).map((end, index) => [cuts[index] ?? 0, end] as const);
}

/** The text with something changed between two offsets; runs that say nothing are left out. */
export function patchedRuns(
  value: RichContent,
  from: number,
  to: number,
  change: Partial<Pick<TextRun, 'link' | 'style' | 'chip'>>,
): RichContent {
  if (from === to) return value;
  const split = stretches({
    text: value.text,
    runs: [...value.runs, { start: from, end: to, link: null, style: null }],
  });
  const runs = split.map(([start, end]): TextRun => {
    const old = value.runs.find((run) => run.start <= start && run.end >= end);
    const kept = { link: null, style: null, ...old, start, end };
    return start >= from && end <= to ? { ...kept, ...change } : kept;
  });
  return { text: value.text, runs: runs.filter((run) => run.link !== null || run.style !== null || run.chip) };
}
