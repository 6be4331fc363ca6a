/** What a view asks for, as a sentence: its filters and groups, its search over all fields, its order. */
import type { FilterContext } from '../filters/family';
import { foldGroups } from '../filters/groups';
import { planSingle } from '../filters/single';
import type { FieldMetadata, ObjectMetadata, View, ViewFilter, ViewSort } from '../model';
import { type Language, operandInWords } from './operands';
import { daysInWords, valueInWords } from './values';

export interface Speaking {
  readonly language: Language;
  /** Label of a part of a composite: "Last Name". */
  readonly partLabel: (field: FieldMetadata, part: string) => string;
}

interface Words {
  readonly and: string;
  readonly or: string;
  readonly everything: string;
  readonly where: (conditions: string) => string;
  readonly anyField: (text: string) => string;
  readonly sorted: (sorts: string) => string;
  readonly ascending: string;
  readonly descending: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    and: ' and ',
    or: ' or ',
    everything: 'All records',
    where: (conditions) => `Records where ${conditions}`,
    anyField: (text) => `any field contains “${text}”`,
    sorted: (sorts) => `, sorted by ${sorts}`,
    ascending: 'ascending',
    descending: 'descending',
  },
  fr: {
    and: ' et ',
    or: ' ou ',
    everything: 'Tous les enregistrements',
    where: (conditions) => `Enregistrements où ${conditions}`,
    anyField: (text) => `un champ quelconque contient «\u00a0${text}\u00a0»`,
    sorted: (sorts) => `, triés par ${sorts}`,
    ascending: 'croissant',
    descending: 'décroissant',
  },
};

/** Several conditions joined stand in brackets within another join. */
interface Phrase {
  readonly text: string;
  readonly isJoined: boolean;
}

/**
 * "Records where Name contains “Ada” and (Stage is New or Stage is Won), sorted by Close date descending." Of what is sent: a filter that
 * Twenty itself leaves out is not in it. Moving dates come with the days that they mean now.
 *
 * @param context that of the plan; the view has been planned with it
 */
export function questionInWords(
  view: View,
  object: ObjectMetadata,
  context: FilterContext,
  speaking: Speaking,
): string {
  const words = WORDS[speaking.language];
  const conditions = foldGroups<Phrase>(
    view,
    (filter) => filterInWords(filter, context, speaking),
    (operator, phrases) => joined(operator, phrases, words),
  );
  const search = view.anyFieldFilterValue;
  const text = { text: words.anyField(search), isJoined: false };
  const all = joined('and', search === '' ? [conditions] : [conditions, text], words);
  const asked = all.text === '' ? words.everything : words.where(all.text);
  const sorts = view.sorts.flatMap((sort) => sortInWords(sort, context, speaking));
  return `${asked}${sorts.length > 0 ? words.sorted(sorts.join(', ')) : ''}.`;
}

function joined(operator: 'and' | 'or', phrases: readonly Phrase[], words: Words): Phrase {
  const telling = phrases.filter(({ text }) => text !== '');
  const [only] = telling;
  if (telling.length < 2) return only ?? { text: '', isJoined: false };
  return {
    text: telling.map(({ text, isJoined }) => (isJoined ? `(${text})` : text)).join(words[operator]),
    isJoined: true,
  };
}

function filterInWords(filter: ViewFilter, context: FilterContext, speaking: Speaking): Phrase | null {
  const { schema } = context;
  const own = schema.fieldById(filter.fieldId)?.field;
  const planned = planSingle(filter, context, () => context.memberId ?? '');
  if (!own || 'ignored' in planned) return null;
  const target = filter.relationTargetFieldId === null ? null : schema.fieldById(filter.relationTargetFieldId)?.field;
  const field = target ?? own;
  const { language, partLabel } = speaking;
  const part = filter.subFieldName ? [partLabel(field, filter.subFieldName)] : [];
  const label = [own.label, ...(target ? [target.label] : []), ...part].join(' / ');
  const valued = { filter, field, planned: planned.filter, context, language };
  // Twenty reads every operand of a boolean as "is".
  const operand = field.type === 'BOOLEAN' ? 'IS' : filter.operand;
  const text = `${label} ${operandInWords(operand, language, valueInWords(valued))}${daysInWords(valued)}`;
  return { text, isJoined: false };
}

function sortInWords(
  { fieldId, direction, subFieldName }: ViewSort,
  { schema }: FilterContext,
  speaking: Speaking,
): readonly string[] {
  const field = schema.fieldById(fieldId)?.field;
  if (!field) return [];
  const { ascending, descending } = WORDS[speaking.language];
  const label = subFieldName ? `${field.label} / ${speaking.partLabel(field, subFieldName)}` : field.label;
  return [`${label} ${direction === 'ASC' ? ascending : descending}`];
}
