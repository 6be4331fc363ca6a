import { readAppVersion, readDialect } from '../../src/twenty/dialect';
import clientConfig from '../fixtures/twenty/wire/client-config.json';

const names = (...all: string[]) => all.map((name) => ({ name }));
const answer = (over: object = {}) => ({
  view: { fields: names('id', 'isActive') },
  filter: { fields: names('id', 'relationTargetFieldMetadataId') },
  sort: { fields: names('subFieldName') },
  viewType: { enumValues: names('TABLE', 'KANBAN', 'CALENDAR', 'FIELDS_WIDGET', 'LIST') },
  ...over,
});
const beforeList = { viewType: { enumValues: names('TABLE', 'KANBAN', 'CALENDAR', 'FIELDS_WIDGET') } };

describe('the version that a server says', () => {
  it('a real 2.21 built from source says none', () => expect(readAppVersion(clientConfig)).toBeNull());
  it.each([
    [{ appVersion: '2.43.0' }, '2.43.0'],
    [{ appVersion: ' 2.43.0 ' }, '2.43.0'],
    [{ appVersion: '' }, null],
    [{ appVersion: null }, null],
    [{}, null],
    ['2.43.0', null],
  ])('%j', (config, expected) => expect(readAppVersion(config)).toBe(expected));
});

describe('the dialect of a server', () => {
  it('is what its metadata lists', () => {
    expect(readDialect('2.43.0', answer())).toStrictEqual({
      appVersion: '2.43.0',
      viewHasIsActive: true,
      filterHasRelationTarget: true,
      sortHasSubField: true,
      viewTypes: ['TABLE', 'KANBAN', 'CALENDAR', 'LIST'],
      ascendingNulls: 'last',
      rules: 'newer',
    });
  });

  it('of 2.4 lacks what came later', () => {
    const old = answer({
      view: { fields: names('id') },
      filter: { fields: names('id') },
      sort: { fields: [] },
      ...beforeList,
    });
    expect(readDialect('2.4.0', old)).toMatchObject({
      viewHasIsActive: false,
      filterHasRelationTarget: false,
      sortHasSubField: false,
      viewTypes: ['TABLE', 'KANBAN', 'CALENDAR'],
    });
  });

  it.each([
    ['2.4.0', {}, 'first'],
    ['2.21.0', {}, 'first'],
    ['2.34.9', {}, 'first'],
    ['2.35.0', {}, 'last'],
    ['v2.38.1-rc.1', {}, 'last'],
    ['3.0.0', {}, 'last'],
    ['1.9.0', {}, 'first'],
    [null, {}, 'last'],
    ['main', {}, 'last'],
    [null, beforeList, 'first'],
    ['main', beforeList, 'first'],
  ])('of version %s with %j sorts empty values %s', (version, over, nulls) => {
    const dialect = readDialect(version, answer(over));
    expect(dialect.ascendingNulls).toBe(nulls);
    expect(dialect.rules).toBe(nulls === 'last' ? 'newer' : '2.21');
  });

  it.each([
    ['1.5.0', '1.5.0'],
    [null, 'unknown'],
  ])('without views in its metadata is too old (%s)', (version, said) => {
    expect(() => readDialect(version, answer({ view: null }))).toThrow(
      expect.objectContaining({ kind: 'twenty-too-old', details: { version: said, needed: '2.4' } }),
    );
  });

  it('is unreadable in another shape', () => {
    expect(() => readDialect(null, { view: 'yes' })).toThrow(expect.objectContaining({ kind: 'answer-unreadable' }));
  });
});
