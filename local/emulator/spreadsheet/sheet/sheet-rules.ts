import { noteShape } from '../../grid/compute/note-changes';
import { protect } from '../../grid/state/protection';
import { nextId } from '../../grid/state/state';
import { createBanding } from '../looks/banding';
import { chartOf, newChart } from '../looks/chart';
import { conditionalFormatOf, createConditionalFormat } from '../looks/conditional-format';
import { memberName } from '../enums';
import { createFilterService } from '../looks/filter';
import { createNamedRange } from '../named-range';
import { createProtection } from '../protection';
import { signatureError } from '../context';
import type { SheetScope } from './sheet-scope';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Protection, filter, conditional formats, banding, named ranges and charts of a sheet. */
export function sheetRules({ context, sheetId, read, write }: SheetScope) {
  const { state } = context;
  const methods: Pick<
    Sheet,
    | 'protect'
    | 'getProtections'
    | 'getFilter'
    | 'getConditionalFormatRules'
    | 'setConditionalFormatRules'
    | 'getBandings'
    | 'getNamedRanges'
    | 'newChart'
    | 'insertChart'
  > = {
    protect: () => {
      let id = 0;
      write('protect', () => {
        id = protect(state, sheetId, null).id;
      });
      return createProtection(context, id);
    },
    getProtections: (type: unknown) =>
      read('getProtections', () => {
        const wanted = memberName(type, ['RANGE', 'SHEET']);
        if (!wanted) throw signatureError(context, 'Sheet.getProtections', [type]);
        return state.protections
          .filter((protection) => protection.sheetId === sheetId && protection.type === wanted)
          .map((protection) => createProtection(context, protection.id));
      }),
    getFilter: () =>
      read('getFilter', (sheet) => (sheet.filter === null ? null : createFilterService(context, sheetId))),
    getConditionalFormatRules: () =>
      read('getConditionalFormatRules', (sheet) =>
        sheet.conditionalFormats.map((format) => createConditionalFormat(context, { sheetId, format })),
      ),
    // Replaces all rules of the sheet.
    setConditionalFormatRules: (rules: readonly unknown[]) =>
      void write('setConditionalFormatRules', (sheet) => {
        sheet.conditionalFormats = rules.map(
          (rule) => conditionalFormatOf(context, rule, 'Sheet.setConditionalFormatRules').format,
        );
        noteShape(state, sheet);
      }),
    getBandings: () =>
      read('getBandings', (sheet) => sheet.bandings.map((banding) => createBanding(context, sheetId, banding.id))),
    newChart: () => read('newChart', () => newChart(context, sheetId)),
    insertChart: (chart: unknown) =>
      void write('insertChart', (sheet) => {
        const drawn = chartOf(context, chart, 'Sheet.insertChart');
        sheet.charts.push({ ...drawn, id: nextId(state) });
        noteShape(state, sheet);
      }),
    getNamedRanges: () =>
      read('getNamedRanges', () =>
        state.namedRanges
          .filter((range) => range.sheetId === sheetId)
          .map((range) => createNamedRange(context, range.name)),
      ),
  };
  return methods;
}
