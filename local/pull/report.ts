import type { PullOptions } from './options';
import type { PullOutcome } from './run';

/** The receipt as one JSON object: the add-on's own fields, and what the pull cost on Google's side. */
export function reportJson({ receipt, object, view, serviceCalls, cellsWritten }: PullOutcome): string {
  return JSON.stringify({ object, view, ...receipt, serviceCalls, cellsWritten });
}

/** The same in words. */
export function reportText(outcome: PullOutcome, { csv, ids }: Pick<PullOptions, 'csv' | 'ids'>): string {
  const { receipt } = outcome;
  const lines = [
    `${number(receipt.written)} of ${number(receipt.asked)} records of "${outcome.view}" (${outcome.object}): ${
      receipt.complete ? 'complete' : 'NOT complete'
    }.`,
    `${number(receipt.columns)} columns, ${number(receipt.requests)} requests, ${number(outcome.serviceCalls)} service calls, ` +
      `${number(outcome.cellsWritten)} cells written.`,
  ];
  lines.push(receipt.question);
  for (const { column, reason } of receipt.leftOut) lines.push(`Left out: ${column} (${reason}).`);
  for (const filter of receipt.ignoredFilters) lines.push(`Filter that Twenty itself ignores: ${filter}.`);
  if (receipt.hiddenGroups) lines.push(hiddenText(receipt.hiddenGroups));
  for (const { field, about } of receipt.doubts) lines.push(`Twenty may read this otherwise: ${field} (${about}).`);
  if (csv !== null) lines.push(`CSV: ${csv}`);
  if (ids !== null) lines.push(`Ids: ${ids}`);
  return lines.join('\n');
}

function hiddenText({ records, groups, leftOut }: NonNullable<PullOutcome['receipt']['hiddenGroups']>): string {
  const names = groups.map((group) => group || 'no value').join(', ');
  return `Groups that the view hides: ${names}, with ${number(records)} records, ${leftOut ? 'left out' : 'pulled all the same'}.`;
}

function number(value: number): string {
  return value.toLocaleString('en');
}
