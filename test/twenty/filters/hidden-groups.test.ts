import { planHiddenGroups } from '../../../src/twenty/filters/hidden-groups';
import { field } from '../model-builders';

const option = (value: string) => ({ value, label: value.toLowerCase(), position: 0 });
const stage = field('stage', { type: 'SELECT', options: ['NEW', 'OLD', 'WON'].map(option) });
const planned = (hidden: readonly string[], of = stage) => planHiddenGroups({ fieldId: of.id, hidden }, of);

const listed = { stage: { in: ['NEW', 'OLD'] } };
const none = { stage: { is: 'NULL' } };

test.each([
  [['NEW', 'OLD'], { or: [listed] }, { and: [{ or: [{ not: listed }, none] }] }, ['new', 'old']],
  [['NEW', '', 'OLD'], { or: [listed, none] }, { and: [{ not: listed }, { not: none }] }, ['new', 'old', '']],
  [[''], { or: [none] }, { and: [{ not: none }] }, ['']],
  [['NEW', 'GONE', 'OLD'], { or: [listed] }, { and: [{ or: [{ not: listed }, none] }] }, ['new', 'old']],
])('of %j', (hidden, within, without, labels) => expect(planned(hidden)).toEqual({ within, without, labels }));

test.each([
  ['no group', []],
  ['options that are gone', ['GONE']],
])('%s asks for nothing', (_, hidden) => expect(planned(hidden)).toBeNull());

test('other types that a view groups by are asked in their own way', () => {
  expect(planned(['x'], field('owner', { type: 'RELATION' }))?.within).toEqual({ or: [{ ownerId: { in: ['x'] } }] });
  expect(planned(['true'], field('hot', { type: 'BOOLEAN' }))?.within).toEqual({
    or: [{ or: [{ hot: { eq: true } }] }],
  });
  const hot = { hot: { is: 'NULL' } };
  expect(planned(['false', ''], field('hot', { type: 'BOOLEAN' }))).toEqual({
    within: { or: [{ or: [{ hot: { eq: false } }] }, hot] },
    without: { and: [{ not: { or: [{ hot: { eq: false } }] } }, { not: hot }] },
    labels: ['false', ''],
  });
  expect(planned(['x', ''], field('owner', { type: 'RELATION' }))?.within).toEqual({
    or: [{ ownerId: { in: ['x'] } }, { ownerId: { is: 'NULL' } }],
  });
  expect(planned(['x'], field('name'))).toBeNull();
});
