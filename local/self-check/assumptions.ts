import * as z from 'zod';
import type { Check } from './project';

/** test/google/results.json: the id of a check → what was seen on Google, and the day. */
const resultsSchema = z.record(z.string(), z.object({ seen: z.unknown(), on: z.string() }));
export type Results = z.infer<typeof resultsSchema>;

/** @throws ZodError where the text is not of that form */
export const readResults = (json: string): Results => resultsSchema.parse(JSON.parse(json));

/**
 * What is wrong with the results, one sentence each: results of no check, and what was seen to be otherwise than the checks expect. There the
 * expectation, the emulator's variant and the add-on are to be mended.
 */
export function contradictions(checks: readonly Check[], results: Results): readonly string[] {
  const known = new Map(checks.map((check) => [check.id, check]));
  return Object.entries(results).flatMap(([id, { seen }]) => {
    const check = known.get(id);
    if (!check) return [`${id}: there is no such check`];
    return isSame(seen, check.expected) ? [] : [`${id}: ${JSON.stringify(seen)} was seen. ${check.change}`];
  });
}

/** docs/platform-assumptions.md. */
export function assumptionsDocument(checks: readonly Check[], results: Results): string {
  const seen = checks.filter(({ id }) => id in results);
  const count = (status: Check['status']): number =>
    checks.filter((check) => !(check.id in results) && check.status === status).length;
  const services = [...new Set(checks.map(({ service }) => service))];
  return [
    '# What is taken for granted about Google',
    '',
    'Made by `npm run assumptions` from `test/google/`; do not edit. [How to run the checks on Google](local.md#the-self-check).',
    '',
    '[google.md](reference/google.md) collects what is known about Apps Script; what no source says is *assumed*.',
    '',
    `${checks.length} checks: ${seen.length} seen live, ${count('documented')} documented, ${count('assumed')} assumed.`,
    ...services.flatMap((service) => [
      '',
      `## ${service}`,
      '',
      '| check | status | expected | source | if it is otherwise |',
      '|---|---|---|---|---|',
      ...checks.filter((check) => check.service === service).map((check) => rowOf(check, results[check.id])),
    ]),
    '',
  ].join('\n');
}

function rowOf(check: Check, result: Results[string] | undefined): string {
  const cells = [check.id, statusOf(check, result), expectedOf(check), check.source, check.change];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function statusOf({ status, expected }: Check, result: Results[string] | undefined): string {
  if (!result) return status;
  if (isSame(result.seen, expected)) return `seen live ${result.on}`;
  return `**seen otherwise** ${result.on}: ${code(result.seen)}`;
}

function expectedOf({ expected, variant, readings }: Check): string {
  if (!readings) return code(expected);
  const [name = '', ...others] = Object.keys(readings);
  return `${variant === undefined ? '' : `\`${variant}\`: `}${name}; or ${others.join(', ')}`;
}

/** A BOM is shown by its escape. */
const code = (value: unknown): string => `\`${JSON.stringify(value).replaceAll('\uFEFF', '\\uFEFF')}\``;

/** Both are JSON; a script of another realm made them. */
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
