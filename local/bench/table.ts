import type { BenchLine } from './line';

const HEADS = [
  'records × columns',
  'pull',
  'requests',
  'calls',
  'cells read',
  'written',
  'copied',
  '**ours, s**',
  'floor, s',
  'everybody, s',
  'careful, s',
  'very careful, s',
  'our CPU, s',
  'peak, MiB',
  'slices',
  'min a day, hourly',
];

/** Google ends a script after six minutes. */
const LIMIT_MS = 360_000;
/** Hours in a day, a minute's milliseconds. */
const [HOURS, MINUTE] = [24, 60_000];

/** The head of the table in Markdown. */
export function tableHead(): string {
  return `| ${HEADS.join(' | ')} |\n|${'---|'.repeat(HEADS.length)}`;
}

/** One row of it. A dagger: Google would end that script before it is done. */
export function tableRow(line: BenchLine): string {
  const script = (ms: number): string => `${seconds(ms)}${ms > LIMIT_MS ? ' †' : ''}`;
  return `| ${[
    `${line.what === 'hourly' ? '20 × ' : ''}${whole(line.records)} × ${line.columns}`,
    line.what,
    whole(line.requests),
    whole(line.calls),
    whole(line.cellsRead),
    whole(line.cellsWritten),
    whole(line.cellsCopied),
    `**${seconds(line.modelledMs)}**`,
    seconds(line.floorMs),
    script(line.scriptMs),
    script(line.carefulMs),
    script(line.veryCarefulMs),
    seconds(line.cpuMs),
    whole(line.peakMiB),
    whole(line.slices),
    line.what === 'first' ? '' : ((line.modelledMs * HOURS) / MINUTE).toFixed(1),
  ].join(' | ')} |`;
}

const whole = (number: number): string => number.toLocaleString('en');
const seconds = (ms: number): string => (ms / 1000).toFixed(1);
