import { FILTERS } from '../../src/twenty/filters/registry';
import { OPERANDS } from '../../src/twenty/filters/family';
import type { FilterContext } from '../../src/twenty/filters/family';
import { planFilter } from '../../src/twenty/filters/index';
import type { View } from '../../src/twenty/model';
import { operandInWords } from '../../src/twenty/words/operands';
import { questionInWords } from '../../src/twenty/words/question';
import { field, filterOn, object, schema, view } from './model-builders';
import { offsetMinutes } from './zone-offset';

const option = (value: string, label: string) => ({ value, label, position: 0 });
const thing = object('thing', [
  field('name'),
  field('size', { type: 'NUMBER' }),
  field('stage', { type: 'SELECT', options: [option('NEW', 'New'), option('WON', 'Won')] }),
  field('owner', { type: 'RELATION' }),
  field('due', { type: 'DATE' }),
  field('seen', { type: 'DATE_TIME' }),
  field('hot', { type: 'BOOLEAN' }),
  field('pay', { type: 'CURRENCY' }),
  field('place', { type: 'ADDRESS' }),
]);

/** A Monday evening in Paris, where it is past midnight in Auckland. */
const context: FilterContext = {
  schema: schema(thing),
  now: Date.parse('2026-11-23T18:30:00Z'),
  zone: 'Europe/Paris',
  offsetMinutes,
  memberId: 'aaaaaaaa-0000-4000-8000-000000000001',
  rules: 'newer',
};

const said = (over: Partial<View>, language: 'en' | 'fr') =>
  questionInWords(view(over), thing, context, { language, partLabel: (_, part) => part });
const on = (name: string, operand: string, value = '', over = {}) =>
  filterOn(`id-${name}`, { operand, value, ...over });
const one = (...of: Parameters<typeof on>): Partial<View> => ({ filters: [on(...of)] });
const me = '{"isCurrentWorkspaceMemberSelected":true,"selectedRecordIds":["aaaaaaaa-0000-4000-8000-000000000002"]}';

test.each<[Partial<View>, string, string]>([
  [{}, 'All records.', 'Tous les enregistrements.'],
  [
    one('name', 'CONTAINS', 'Ada'),
    'Records where Name contains “Ada”.',
    'Enregistrements où Name contient «\u00a0Ada\u00a0».',
  ],
  [
    one('stage', 'IS', '["NEW","WON",""]'),
    'Records where Stage is New or Won or no value.',
    'Enregistrements où Stage est New ou Won ou sans valeur.',
  ],
  [
    one('size', 'GREATER_THAN_OR_EQUAL', '5'),
    'Records where Size is at least 5.',
    'Enregistrements où Size est au moins 5.',
  ],
  [one('hot', 'IS_EMPTY', ''), 'Records where Hot is no.', 'Enregistrements où Hot est non.'],
  [
    one('owner', 'IS', me),
    'Records where Owner is me or one record.',
    'Enregistrements où Owner est moi ou un enregistrement.',
  ],
  [
    one('pay', 'IS', '["EUR"]', { subFieldName: 'currencyCode' }),
    'Records where Pay / currencyCode is EUR.',
    'Enregistrements où Pay / currencyCode est EUR.',
  ],
  [
    one('due', 'IS_RELATIVE', 'PAST_7_DAY'),
    'Records where Due is in the past 7 days (2026-11-16 to 2026-11-22).',
    'Enregistrements où Due est dans les 7 derniers jours (2026-11-16 à 2026-11-22).',
  ],
  [
    one('seen', 'IS_RELATIVE', 'THIS_1_WEEK;;Pacific/Auckland;;SUNDAY;;'),
    'Records where Seen is in this week (2026-11-22 to 2026-11-28).',
    'Enregistrements où Seen est dans cette semaine (2026-11-22 à 2026-11-28).',
  ],
  [
    one('seen', 'IS_RELATIVE', 'NEXT_1_MONTH;;Europe/Paris;;'),
    'Records where Seen is in the next month (2026-12-01 to 2026-12-31).',
    'Enregistrements où Seen est dans le mois suivant (2026-12-01 à 2026-12-31).',
  ],
  [
    one('due', 'IS_TODAY'),
    'Records where Due is today (2026-11-23).',
    'Enregistrements où Due est aujourd’hui (2026-11-23).',
  ],
  [
    one('seen', 'IS_BEFORE', '2026-11-01T08:00:00.000Z'),
    'Records where Seen is before 2026-11-01 08:00:00 UTC.',
    'Enregistrements où Seen est avant 2026-11-01 08:00:00 UTC.',
  ],
  [
    { anyFieldFilterValue: 'x' },
    'Records where any field contains “x”.',
    'Enregistrements où un champ quelconque contient «\u00a0x\u00a0».',
  ],
  [
    {
      filters: [
        on('name', 'CONTAINS', 'a'),
        on('size', 'IS', '1', { groupId: 'g' }),
        on('size', 'IS', '2', { groupId: 'g' }),
        on('size', 'IS', ''),
      ],
      filterGroups: [{ id: 'g', parentId: null, logicalOperator: 'OR' }],
      sorts: [
        { fieldId: 'id-name', direction: 'ASC', subFieldName: null },
        { fieldId: 'id-due', direction: 'DESC', subFieldName: null },
      ],
    },
    'Records where Name contains “a” and (Size is 1 or Size is 2), sorted by Name ascending, Due descending.',
    'Enregistrements où Name contient «\u00a0a\u00a0» et (Size est 1 ou Size est 2), triés par Name croissant, Due décroissant.',
  ],
])('%j', (over, en, fr) => expect([said(over, 'en'), said(over, 'fr')]).toEqual([en, fr]));

test('a filter that Twenty leaves out is not in the sentence', () => {
  expect(said(one('size', 'IS', ''), 'en')).toBe('All records.');
});

test('hours of a plain date, which are no days, come without days', () => {
  expect(said(one('due', 'IS_RELATIVE', 'PAST_2_HOUR'), 'en')).toBe('Records where Due is in the past 2 hours.');
});

test('every operand has words in both languages; one that nobody knows has its own name', () => {
  for (const operand of OPERANDS) {
    const both = (['en', 'fr'] as const).map((language) => operandInWords(operand, language));
    for (const words of both) expect(words).toMatch(/^[^_{}A-Z]+$/);
    expect(both[0]).not.toBe(both[1]);
  }
  expect(operandInWords('IS_EXACTLY', 'en', '5')).toBe('is exactly 5');
});

test('whatever can be asked can be said', () => {
  const values = ['x', '5', '["NEW"]', 'PAST_3_WEEK', '2026-01-02', '2026-01-02T03:04:05Z', 'true', '7'];
  let count = 0;
  for (const type of Object.keys(FILTERS)) {
    const own = object('thing', [field('f', { type })]);
    const of = { ...context, schema: schema(own) };
    for (const operand of OPERANDS)
      for (const value of values) {
        const asked = view({ filters: [filterOn('id-f', { operand, value })] });
        try {
          planFilter(asked, own, of);
        } catch {
          continue;
        }
        count += 1;
        for (const language of ['en', 'fr'] as const) {
          const text = questionInWords(asked, own, of, { language, partLabel: (_, part) => part });
          expect(text.replace(/“.*”|«.*»/, '')).toMatch(/^[^_{}]+\.$/);
        }
      }
  }
  expect(count).toBeGreaterThan(500);
});
