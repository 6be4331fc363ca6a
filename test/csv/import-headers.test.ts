import * as fc from 'fast-check';
import { matchHeaders } from '../../local/crm/import/columns';
import { unmatchedHeaders } from '../../src/csv/import-headers';
import { planExport } from '../../src/fields/export';
import { DOWNLOAD_EXPORT_RULES } from '../../src/fields/export-rules';
import { fieldModel } from '../local/crm/import/builders';
import { context, field, object, relationTo, schemaOf, view } from '../fields/builders';

const unmatchedOf = (labels: readonly string[]) => {
  const fields = labels.map((label, place) =>
    field('RELATION', { name: `r${place}`, label, relation: relationTo('company') }),
  );
  const made = object('pet', [...fields, field('TEXT', { name: 'owner', label: 'Owner' })]);
  const shown = view(made.fields.map(({ id }, position) => ({ fieldId: id, isVisible: true, position })));
  const { columns } = planExport(shown, made, context({ schema: schemaOf([made]) }), DOWNLOAD_EXPORT_RULES['2.21']);
  return unmatchedHeaders(columns, made);
};

test('relations whose header the import does not guess are named, with the header that it takes', () => {
  expect(unmatchedOf(['Owner', 'Company', 'Account Owner', 'Pet', 'Person'])).toEqual([
    { header: 'Owner Id', instead: 'Owner / Id' },
    { header: 'Pet Id', instead: 'Pet / Id' },
    { header: 'Person Id', instead: 'Person / Id' },
  ]);
  expect(unmatchedOf([])).toEqual([]);
});

test('whatever the label, they are those that the importer itself leaves out', () => {
  const word = fc.stringMatching(/^[A-Za-z]{1,12}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
      const label = words.join(' ');
      const column = { label: `${label} / Id`, field: fieldModel('RELATION', 'r'), part: 'id' };
      const [found] = matchHeaders([`${label} Id`], [column]);
      expect(unmatchedOf([label]).length === 0).toBe(found === column);
    }),
    { numRuns: 500 },
  );
});
