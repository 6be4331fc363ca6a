import { importColumns, matchHeaders } from '../../../../local/crm/import/columns';
import { readImportFile } from '../../../../local/crm/import/csv-file';
import { unlikeness } from '../../../../local/crm/import/fuzzy';
import { fieldModel, objectModel } from './builders';

describe('a file', () => {
  test.each([
    ['commas', 'Id,Name\n1,"a;b;c"\n'],
    ['semicolons', 'Id;Name\n1;"a;b;c"'],
    ['tabs', 'Id\tName\r\n1\t"a;b;c"'],
    ['bars', '\ufeffId|Name\n1|"a;b;c"\n'],
  ])('with %s is read', (_name, text) => {
    expect(readImportFile(text)).toEqual({ header: ['Id', 'Name'], rows: [['1', 'a;b;c']] });
  });

  test('keeps line ends in quotes, and leaves out rows that hold nothing', () => {
    const { rows } = readImportFile('Id,Name\r\n1,"a\r\nb"\r\n\r\n,\r\n2,"c\nd"\r\n');
    expect(rows).toEqual([
      ['1', 'a\r\nb'],
      ['2', 'c\nd'],
    ]);
  });

  test('of more than 10,000 rows is refused whole, blank ones counted', () => {
    const rows = (count: number): string => `"Id"\n${'"1"\n\n'.repeat(count / 2)}`;
    expect(readImportFile(rows(10_000)).rows).toHaveLength(5_000);
    expect(() => readImportFile(rows(10_002))).toThrow('10000');
  });

  test.each(['<html>', 'TABLE'])('that begins with %s is not read', (start) => {
    expect(() => readImportFile(`${start}\n1`)).toThrow('begins with');
  });

  test('loses exactly one guard from each cell and header', () => {
    expect(readImportFile('"\u200d=Id"\n"\u200d+33"\n"\u200d\u200dx"\n"=1+1"')).toEqual({
      header: ['=Id'],
      rows: [['+33'], ['\u200dx'], ['=1+1']],
    });
  });
});

describe('a header', () => {
  const toCompany = { type: 'MANY_TO_ONE', targetObject: 'company', targetField: 'x' } as const;
  const relation = (name: string, label: string) => fieldModel('RELATION', name, { label, relation: toCompany });
  const company = objectModel('company', [
    fieldModel('LINKS', 'domainName', { label: 'Domain Name', isUnique: true }),
    fieldModel('TEXT', 'name'),
  ]);
  const object = objectModel('person', [
    fieldModel('DATE_TIME', 'createdAt', { label: 'Creation date' }),
    fieldModel('DATE_TIME', 'deletedAt', { label: 'Deleted at' }),
    fieldModel('FULL_NAME', 'name', { label: 'Name' }),
    fieldModel('ADDRESS', 'address', { label: 'Address' }),
    fieldModel('ACTOR', 'createdBy', { label: 'Created by' }),
    fieldModel('FILES', 'files', { label: 'Files' }),
    fieldModel('POSITION', 'position', { label: 'Position' }),
    fieldModel('MORPH_RELATION', 'target', { label: 'Target' }),
    fieldModel('TEXT', 'gone', { label: 'Gone', isActive: false }),
    relation('company', 'Company'),
    relation('accountOwner', 'Account Owner'),
    relation('owner', 'Owner'),
    relation('pet', 'Pet'),
    fieldModel('RELATION', 'notes', { label: 'Notes', relation: { ...toCompany, type: 'ONE_TO_MANY' } }),
    fieldModel('LINKS', 'odd', { label: 'A, b' }),
  ]);
  const columns = importColumns(object, new Map([['company', company]]));

  test('importable are plain fields, parts and relations to one by their unique fields', () => {
    expect(columns.map(({ label }) => label)).toEqual([
      'Id',
      'Creation date',
      'Name / First Name',
      'Name / Last Name',
      ...['Address 1', 'Address 2', 'City', 'State', 'Country', 'Post Code'].map((part) => `Address / ${part}`),
      ...['Company', 'Account Owner', 'Owner', 'Pet'].flatMap((label) => [
        `${label} / Id`,
        `${label} / Domain Name / Link URL`,
      ]),
      'A, b / Link URL',
      'A, b / Link Label',
      'A, b / Secondary Links',
    ]);
  });

  const CASES: readonly (readonly [header: string, label: string | undefined])[] = [
    ['id', 'Id'],
    ['NAME / first name', 'Name / First Name'],
    ['Company Id', 'Company / Id'],
    ['Account Owner Id', 'Account Owner / Id'],
    ['Owner Id', undefined],
    ['Pet Id', undefined],
    ['Owner / Id', 'Owner / Id'],
    ['Company / Domain Name / Link URL', 'Company / Domain Name / Link URL'],
    // A guess that is none.
    ['Relations', 'Creation date'],
    ['createdAt', undefined],
    ['companyId', undefined],
    [' Name / First Name ', undefined],
    ['"A, b" / Link URL', undefined],
    ['A, b / Link URL', 'A, b / Link URL'],
    ['Created by / Name', undefined],
    ['Deleted at', undefined],
    ['Target Id', undefined],
    ['', undefined],
  ];
  test.each(CASES)('%s is taken for %s', (header, label) => {
    expect(matchHeaders([header], columns)[0]?.label).toBe(label);
  });

  test('a column is given to the first header that asks for it', () => {
    const [first, second] = matchHeaders(['Relations', 'Creation date'], columns);
    expect([first?.label, second]).toEqual(['Creation date', null]);
  });

  test('two labels that are as alike are none', () => {
    const twins = [relation('a', 'Companies'), relation('b', 'Companies')];
    const doubled = importColumns(objectModel('x', twins), new Map());
    expect(matchHeaders(['Companies Id'], doubled)).toEqual([null]);
  });
});

/** Scores of Fuse.js 7 with `threshold: 0.3, ignoreLocation: true, includeScore: true`. */
test.each([
  ['Company Id', 'Company / Id', 0.395],
  ['Company Id', 'Company / Domain Name / Link URL', 0.544],
  ['Account Owner Id', 'Account Owner / User Email', 0.395],
  ['Owner Id', 'Owner / Id', 0.449],
  ['Person Id', 'Person / Id', 0.42],
  ['Relations', 'Creation date', 0.345],
  ['Created at', 'Deleted at', 0.427],
  ['Pet Id', 'Pet / Id', undefined],
])('%s is unlike %s by %s', (text, label, score) => {
  const found = unlikeness(text, label);
  if (score === undefined) expect(found).toBeUndefined();
  else expect(found).toBeCloseTo(score, 3);
});
