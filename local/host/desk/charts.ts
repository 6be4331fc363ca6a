import type { ChartState } from '../../emulator/grid/state/decorations';
import { readDisplay } from '../../emulator/grid/edit/computed';
import { valueColumns } from '../../emulator/grid/compute/compute';
import type { SheetState, SpreadsheetState } from '../../emulator/grid/state/state';
import type { WireChart } from './wire';

/** What the charts of a spreadsheet draw now. */
export function chartsOf(state: SpreadsheetState): WireChart[] {
  return state.sheets
    .filter(({ hidden }) => !hidden)
    .flatMap((sheet) => sheet.charts.flatMap((chart) => chartOf(state, sheet, chart)));
}

/** Labels in the first column, a series in each other one, as Sheets reads a range with one row of headers. */
function chartOf(state: SpreadsheetState, sheet: SheetState, { title, type, rects, headers }: ChartState): WireChart[] {
  const [rect] = rects;
  if (!rect || rect.columns < 2) return [];
  const shown = readDisplay(state, sheet, { ...rect, columns: 1 }).map(([label = '']) => label);
  const last = shown.reduce((found, label, at) => (label === '' ? found : at), 0);
  const labels = shown.slice(headers, last + 1);
  const series = valueColumns(state, sheet, { ...rect, column: rect.column + 1, columns: rect.columns - 1 });
  return [
    {
      sheetId: sheet.id,
      title,
      isTrend: type === 'LINE',
      labels,
      series: series.map((column) => ({
        name: typeof column[0] === 'string' ? column[0] : '',
        values: labels.map((_, row) => Number(column[headers + row] ?? 0) || 0),
      })),
    },
  ];
}
