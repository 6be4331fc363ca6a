import { names } from '../../fixtures/twenty/currency-names.json';
import type { FieldModel } from '../../../local/crm/model';
import { heldText } from './held';
import type { Answer, Circumstances, Question } from './question';
import { RULES } from './rules';
import { type Condition, some } from './truth';

const NAMES = new Map<string, string>(Object.entries(names));

type Asked = Pick<Question, 'operand' | 'value'> & { readonly part?: string };

/** What a field contributes to "any field contains this text" (twenty.md §4.5); other types take no part. */
function contribution(field: FieldModel, text: string, rules: Circumstances['rules']): readonly Asked[] {
  // Quirk: what JavaScript reads as a number is numeric, and blanks are read as one; the number is then read otherwise, as none.
  const isNumeric = !Number.isNaN(Number(text));
  // The page compares these, not the database.
  const like = text.toLowerCase();
  switch (field.type) {
    case 'TEXT':
    case 'FULL_NAME':
    case 'ADDRESS':
    case 'LINKS':
    case 'EMAILS':
    case 'PHONES':
    case 'ARRAY':
      return [{ operand: 'CONTAINS', value: text }];
    case 'ACTOR':
      return rules === 'newer' ? [{ operand: 'CONTAINS', value: text }] : [];
    case 'NUMBER':
    case 'CURRENCY':
      return isNumeric ? [{ operand: 'IS', value: text }] : [];
    case 'SELECT':
    case 'MULTI_SELECT': {
      const options = (field.options ?? []).filter((option) =>
        [option.label, option.value].some((words) => words.toLowerCase().includes(like)),
      );
      const value = JSON.stringify(options.map((option) => option.value));
      return options.length === 0 ? [] : [{ operand: field.type === 'SELECT' ? 'IS' : 'CONTAINS', value }];
    }
    default:
      return [];
  }
}

/** Names of currencies with their codes behind, case and all. A code that Twenty does not offer is not found. */
const code =
  (field: FieldModel, text: string): Condition =>
  (record) => {
    const held = heldText(record, field, 'currencyCode');
    if (held === null) return null;
    const name = NAMES.get(held);
    return name !== undefined && `${name} (${held})`.includes(text);
  };

/** What the free text of a view asks for; null where it asks for nothing. */
export function anyField(text: string, object: Question['object'], at: Circumstances): readonly Answer[] | null {
  if (text === '') return null;
  const answers = object.fields.flatMap((field): readonly Answer[] => {
    const asked = contribution(field, text, at.rules);
    const found = asked.map(({ operand, value, part = null }) =>
      RULES[field.type]({ object, field, operand, value, part, at }),
    );
    return field.type === 'CURRENCY' ? [...found, code(field, text)] : found;
  });
  const conditions = answers.filter((answer) => typeof answer === 'function');
  const stops = answers.filter((answer) => typeof answer === 'string' && answer !== 'skipped');
  return conditions.length === 0 ? stops : [some(...conditions), ...stops];
}
