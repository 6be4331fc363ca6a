import { readAppVersion } from '../../src/twenty/metadata/app-version';
import { readDialect } from '../../src/twenty/metadata/dialect';
import clientConfig from '../fixtures/twenty/wire/client-config.json';
import { serverTypes } from './server-types';

const notAsked = (): never => {
  throw new Error('asked for record views');
};
const noTypes = () => ({ View: null, ViewField: null, ViewFilter: null, ViewFilterGroup: null, ViewSort: null });
/** Without what came with 2.33. */
const before = (...lacking: string[]) => ({ lacking: ['View.universalIdentifier', ...lacking] });

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
      unsure: [],
    });
  });

  it('of 2.4 lacks what came later', () => {
    const lacking = ['View.isActive', 'ViewFilter.relationTargetFieldMetadataId', 'ViewSort.subFieldName'];
    expect(readDialect('2.4.0', serverTypes(before(...lacking, 'ViewType.LIST')), notAsked)).toMatchObject({
      lacks: lacking,
      viewTypes: ['TABLE', 'KANBAN', 'CALENDAR'],
      dates: 'range-unsure',
    });
  });

  it('of 1.5 has its views under another name', () => {
    const types = serverTypes({ prefix: 'Core', enums: { FieldMetadataType: ['RICH_TEXT_V2', 'RICH_TEXT'] } });
    expect(readDialect('1.5.0', types, notAsked)).toMatchObject({
      viewsFrom: 'getCoreViews',
      richText: 'RICH_TEXT_V2',
      ascendingNulls: 'first',
      rules: '2.21',
      dates: 'unsure',
      unsure: [],
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
    ['2.31.0', before(), 'first'],
    ['2.32.9', {}, 'first'],
    ['2.33.0', {}, 'last'],
    ['v2.38.1-rc.1', {}, 'last'],
    ['3.0.0', {}, 'last'],
    ['1.9.0', {}, 'first'],
    [null, {}, 'last'],
    ['main', {}, 'last'],
    [null, before(), 'first'],
    ['main', before(), 'first'],
    // Versions that cannot be: of an image for development, of a build that counts otherwise, of one that had its views elsewhere.
    ['0.0.0', before(), 'first'],
    ['0.0.0', {}, 'last'],
    ['0.33.0', {}, 'last'],
    ['2026.11.29', before(), 'first'],
    ['99.99.99', before(), 'first'],
    ['1.4.0', {}, 'last'],
    ['20260811', before(), 'first'],
  ])('of version %s with %j sorts empty values %s', (version, over, nulls) => {
    const dialect = readDialect(version, serverTypes(over), notAsked);
    expect(dialect.ascendingNulls).toBe(nulls);
    expect(dialect.rules).toBe(nulls === 'last' ? 'newer' : '2.21');
  });

  it.each([
    ['2.20.9', [], 'range-unsure'],
    ['2.21.0', [], 'calendar'],
    ['0.0.0', ['View.isActive'], 'range-unsure'],
    [null, [], 'calendar'],
    [null, ['View.isActive'], 'range-unsure'],
  ])('of version %s that lacks %j has %3$s dates', (version, lacking, dates) => {
    expect(readDialect(version, serverTypes({ lacking }), notAsked).dates).toBe(dates);
  });

  it.each([
    ['2.31.0', before(), []],
    ['2.33.0', {}, []],
    ['1.9.0', before('View.calendarEndFieldMetadataId'), []],
    [null, {}, []],
    [null, { lacking: ['View.groupLoadLimit'] }, ['filters']],
    ['0.0.0', { lacking: ['View.groupLoadLimit', 'Object.readability'] }, ['filters', 'nulls']],
    [null, before(), []],
    ['0.0.0', before('View.calendarEndFieldMetadataId'), ['dates']],
    // There a filter that is not sure stops the pull.
    [null, before('View.calendarEndFieldMetadataId', 'View.isActive'), []],
  ])('of version %s with %j leaves open %j', (version, over, unsure) => {
    expect(readDialect(version, serverTypes(over), notAsked).unsure).toEqual(unsure);
  });

  it('says no version that cannot be', () => {
    expect(readDialect('0.0.0', serverTypes(), notAsked).appVersion).toBeNull();
    expect(readDialect('v2.31.0', serverTypes(), notAsked).appVersion).toBe('v2.31.0');
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
