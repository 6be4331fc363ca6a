import { readAppVersion, readDialect } from '../../src/twenty/dialect';
import clientConfig from '../fixtures/twenty/wire/client-config.json';
import { serverTypes } from './server-types';

const notAsked = (): never => {
  throw new Error('asked for record views');
};
const noTypes = () => ({ View: null, ViewField: null, ViewFilter: null, ViewFilterGroup: null, ViewSort: null });
const beforeList = { lacking: ['ViewType.LIST'] };

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
    expect(readDialect('2.43.0', serverTypes(), notAsked)).toStrictEqual({
      appVersion: '2.43.0',
      viewsFrom: 'getViews',
      lacks: [],
      viewTypes: ['TABLE', 'KANBAN', 'CALENDAR', 'LIST'],
      richText: 'RICH_TEXT',
      ascendingNulls: 'last',
      rules: 'newer',
      dates: 'calendar',
    });
  });

  it('of 2.4 lacks what came later', () => {
    const lacking = ['View.isActive', 'ViewFilter.relationTargetFieldMetadataId', 'ViewSort.subFieldName'];
    expect(readDialect('2.4.0', serverTypes({ lacking: [...lacking, ...beforeList.lacking] }), notAsked)).toMatchObject(
      { lacks: lacking, viewTypes: ['TABLE', 'KANBAN', 'CALENDAR'], dates: 'range-unsure' },
    );
  });

  it('of 1.5 has its views under another name', () => {
    const types = serverTypes({ prefix: 'Core', enums: { FieldMetadataType: ['RICH_TEXT_V2', 'RICH_TEXT'] } });
    expect(readDialect('1.5.0', types, notAsked)).toMatchObject({
      viewsFrom: 'getCoreViews',
      richText: 'RICH_TEXT_V2',
      ascendingNulls: 'first',
      rules: '2.21',
      dates: 'unsure',
    });
  });

  it('of 1.1 has its views among the records', () => {
    const types = serverTypes({ prefix: null, lacking: ['Object.fieldsList', 'Field.morphRelations'] });
    const records = serverTypes({ lacking: ['View.isActive', 'View.anyFieldFilterValue'] });
    expect(readDialect(null, types, () => records)).toMatchObject({
      viewsFrom: 'records',
      lacks: ['View.anyFieldFilterValue', 'View.isActive', 'Object.fieldsList', 'Field.morphRelations'],
      dates: 'rolling',
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
    const dialect = readDialect(version, serverTypes(over), notAsked);
    expect(dialect.ascendingNulls).toBe(nulls);
    expect(dialect.rules).toBe(nulls === 'last' ? 'newer' : '2.21');
  });

  it.each([
    ['2.20.9', [], 'range-unsure'],
    ['2.21.0', [], 'calendar'],
    [null, [], 'calendar'],
    [null, ['View.isActive'], 'range-unsure'],
  ])('of version %s that lacks %j has %3$s dates', (version, lacking, dates) => {
    expect(readDialect(version, serverTypes({ lacking }), notAsked).dates).toBe(dates);
  });

  it.each([
    ['no views at all', serverTypes({ prefix: null }), noTypes()],
    ['views without groups', serverTypes({ prefix: null }), { ...serverTypes(), ViewFilterGroup: null }],
    ['objects by another name', { ...serverTypes(), Object: null }, noTypes()],
    ['relations otherwise', serverTypes({ lacking: ['Field.relation'] }), noTypes()],
  ])('with %s is too old', (_, types, records) => {
    expect(() => readDialect(null, types, () => records)).toThrow(
      expect.objectContaining({ kind: 'twenty-too-old', details: { version: 'unknown', needed: '1.1' } }),
    );
    expect(() => readDialect('0.9.0', types, () => records)).toThrow(
      expect.objectContaining({ details: { version: '0.9.0', needed: '1.1' } }),
    );
  });

  it('is unreadable in another shape', () => {
    expect(() => readDialect(null, { View: 'yes' }, notAsked)).toThrow(
      expect.objectContaining({ kind: 'answer-unreadable' }),
    );
  });
});
