import * as z from 'zod';

/** What the add-on's endpoints answer, as far as this command reads it. */
export const reply = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), data: z.unknown() }),
  z.object({ ok: z.literal(false), error: z.object({ kind: z.string(), message: z.string() }) }),
]);

export const objectChoices = z.array(
  z.object({ id: z.string(), nameSingular: z.string(), namePlural: z.string(), label: z.string() }),
);

export const viewChoices = z.array(z.object({ id: z.string(), name: z.string(), needsMember: z.boolean() }));

export const memberChoices = z.array(z.object({ id: z.string(), name: z.string(), email: z.string() }));

/** Kept whole: it is printed as it came. */
const receipt = z.looseObject({
  complete: z.boolean(),
  asked: z.number(),
  fetched: z.number(),
  distinct: z.number(),
  written: z.number(),
  columns: z.number(),
  requests: z.number(),
  seconds: z.number(),
  leftOut: z.array(z.object({ column: z.string(), reason: z.string() })),
  ignoredFilters: z.array(z.string()),
  question: z.string(),
  hiddenGroups: z.nullable(z.object({ records: z.number(), groups: z.array(z.string()), leftOut: z.boolean() })),
  doubts: z.array(z.object({ field: z.string(), about: z.string() })),
});

export const job = z.object({
  tableId: z.string(),
  viewName: z.string(),
  phase: z.string(),
  rows: z.number(),
  total: z.number().nullable(),
  waitMs: z.number(),
  receipt: receipt.nullable(),
  failure: z.object({ kind: z.string(), message: z.string() }).nullable(),
});

/** The tables of the spreadsheet, and the sheet each of them is in. */
export const tables = z.object({ tables: z.array(z.object({ id: z.string(), sheetId: z.number() })) });

export const csvPart = z.object({ text: z.string(), next: z.string().nullable(), waitMs: z.number() });

export type ObjectChoice = z.infer<typeof objectChoices>[number];
export type ViewChoice = z.infer<typeof viewChoices>[number];
export type MemberChoice = z.infer<typeof memberChoices>[number];
export type Receipt = z.infer<typeof receipt>;
export type Job = z.infer<typeof job>;
