import * as z from 'zod';
import type { Check } from './project';

/** test/google/results.json: the id of a check → what was seen on Google, and the day. */
const resultsSchema = z.record(z.string(), z.object({ seen: z.unknown(), on: z.string() }));
export type Results = z.infer<typeof resultsSchema>;

/** @throws ZodError where the text is not of that form */
export const readResults = (json: string): Results => resultsSchema.parse(JSON.parse(json));

/** Days on which what the checks expect was seen, by id. */
export function seenLive(checks: readonly Check[], results: Results): Readonly<Record<string, string>> {
  const held = checks.flatMap(({ id, expected }) => {
    const result = results[id];
    return result && isSame(result.seen, expected) ? [[id, result.on] as const] : [];
  });
  return Object.fromEntries(held);
}

/**
 * What is wrong with the results, one sentence each: results of no check, what was seen to be otherwise than the checks expect, and variants
 * of the emulator that Google was seen not to be. There the expectation, the emulator and the add-on are to be mended.
 *
 * @param choices the emulator's variants
 */
export function contradictions(
  checks: readonly Check[],
  results: Results,
  choices: Readonly<Record<string, readonly unknown[]>> = {},
): readonly string[] {
  const known = new Map(checks.map((check) => [check.id, check]));
  return Object.entries(results).flatMap(([id, { seen }]) => {
    const check = known.get(id);
    if (!check) return [`${id}: there is no such check`];
    if (!isSame(seen, check.expected)) return [`${id}: ${JSON.stringify(seen)} was seen. ${check.change}`];
    const { variant = '', readings = {} } = check;
    const [reading] = Object.keys(readings);
    const others = (choices[variant] ?? []).filter((choice) => String(choice) !== reading);
    return others.length === 0 ? [] : [`${id}: ${variant} is ${reading}; the emulator plays ${others.join(', ')} too`];
  });
}

/** docs/platform-assumptions.md. */
export function assumptionsDocument(checks: readonly Check[], results: Results): string {
  const seen = checks.filter(({ id }) => id in results);
  const count = (status: string): number =>
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
