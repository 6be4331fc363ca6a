import * as z from 'zod/mini';
import { parseJson } from '../../../src/wire';

const text = z.optional(z.nullable(z.string()));
const filter = z.record(z.string(), z.unknown());
const options = z.optional(
  z.nullable(z.array(z.object({ value: z.string(), label: z.string(), position: z.optional(z.number()) }))),
);
const field = z.object({ name: z.string(), type: z.string(), options });

/** What Twenty makes of it: a filter, or an error. */
const answers = {
  filter: z.optional(z.nullable(filter)),
  error: z.optional(z.nullable(z.boolean())),
  filterIn_2_21: z.optional(z.nullable(filter)),
  same_in_2_21: z.optional(z.nullable(z.boolean())),
};

/** On what else the answer depends; the file's own where a case does not say it. */
const circumstances = { timeZone: text, me: text, now: text };

const single = z.object({
  fieldType: z.string(),
  subFieldName: text,
  operand: z.string(),
  value: z.optional(z.unknown()),
  options,
  relationTarget: z.optional(z.nullable(field)),
  ...circumstances,
  ...answers,
});

const group = z.object({
  name: z.string(),
  filters: z.array(
    z.object({
      /** Name and type: "a (TEXT)". */
      field: z.string(),
      operand: z.string(),
      value: z.optional(z.unknown()),
      subFieldName: text,
      group: text,
      options,
    }),
  ),
  groups: z.array(z.object({ id: z.string(), logicalOperator: z.string(), parent: text })),
  ...circumstances,
  ...answers,
});

const anyFieldCase = z.object({
  value: z.string(),
  fields: z.optional(z.array(field)),
  options,
  ...circumstances,
  ...answers,
});

const file = z.object({
  now: text,
  single: z.optional(z.array(single)),
  groups: z.optional(z.array(group)),
  anyField: z.optional(z.object({ fields: z.optional(z.array(field)), cases: z.array(anyFieldCase) })),
});

export type VectorFile = z.infer<typeof file>;
export type SingleVector = z.infer<typeof single>;
export type GroupVector = z.infer<typeof group>;
export type AnyFieldVector = z.infer<typeof anyFieldCase>;
export type VectorField = z.infer<typeof field>;

/** The input is no file of vectors; the message is a sentence that says why. */
export class UnreadableVectors extends Error {
  override readonly name = 'UnreadableVectors';
}

/** @throws UnreadableVectors when the text is no JSON or not in the format of filter-vectors.json. */
export function readVectors(json: string): VectorFile {
  const parsed = parseJson(json);
  if (parsed === undefined) throw new UnreadableVectors('The file is not JSON.');
  const read = z.safeParse(file, parsed);
  if (!read.success) {
    const [issue] = read.error.issues;
    const place = issue?.path.map(String).join('.') || 'its top level';
    throw new UnreadableVectors(`The file is not in the format of filter vectors: see ${place}.`);
  }
  const vectors = read.data;
  if (!vectors.single && !vectors.groups && !vectors.anyField) {
    throw new UnreadableVectors('The file holds no filter vectors: neither "single" nor "groups" nor "anyField".');
  }
  return vectors;
}
