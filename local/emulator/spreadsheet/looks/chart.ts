import type { ChartState } from '../../grid/state/decorations';
import { GridError } from '../../grid/base/grid-error';
import { enumName } from '../../enum';
import { rangeOf, reading, refOf, signatureError, type SpreadsheetContext } from '../context';
import { emulated } from '../emulated';

type Builder = GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder;
type Chart = GoogleAppsScript.Spreadsheet.EmbeddedChart;

/** What the charts of an execution draw. */
const drawn = new WeakMap<object, Omit<ChartState, 'id'>>();

/** A chart that is not on the sheet yet. */
export function newChart(context: SpreadsheetContext, sheetId: number): Builder {
  let chart: Omit<ChartState, 'id'> = { type: 'TABLE', rects: [], headers: 0, row: 1, column: 1, title: '' };
  const set = (method: string, change: () => Partial<ChartState>): Builder =>
    reading(context, `EmbeddedChartBuilder.${method}`, () => {
      chart = { ...chart, ...change() };
      return builder;
    });
  const methods: Pick<Builder, 'setChartType' | 'addRange' | 'setNumHeaders' | 'setPosition' | 'setOption' | 'build'> =
    {
      setChartType: (type: unknown) =>
        set('setChartType', () => {
          const name = enumName(type);
          if (name === undefined) throw signatureError(context, 'EmbeddedChartBuilder.setChartType', [type]);
          return { type: name };
        }),
      addRange: (range: unknown) =>
        set('addRange', () => ({
          rects: [...chart.rects, refOf(context, range, 'EmbeddedChartBuilder.addRange').rect],
        })),
      setNumHeaders: (headers: number) => set('setNumHeaders', () => ({ headers })),
      setPosition: (row: number, column: number) =>
        set('setPosition', () => {
          if (row < 1 || column < 1) throw new GridError('invalidArgument', 'position');
          return { row, column };
        }),
      // Of the options only the title is looked at.
      setOption: (option: string, value: unknown) =>
        set('setOption', () => (option === 'title' ? { title: String(value) } : {})),
      build: () => reading(context, 'EmbeddedChartBuilder.build', () => createChart(context, sheetId, chart)),
    };
  const builder = emulated<Builder, keyof typeof methods>('EmbeddedChartBuilder', methods);
  return builder;
}

function createChart(context: SpreadsheetContext, sheetId: number, state: Omit<ChartState, 'id'>): Chart {
  const chart = emulated<Chart, 'getRanges'>('EmbeddedChart', {
    getRanges: () =>
      reading(context, 'EmbeddedChart.getRanges', () => state.rects.map((rect) => rangeOf(context, sheetId, rect))),
  });
  drawn.set(chart, state);
  return chart;
}

/** What a chart given as an argument draws. */
export function chartOf(context: SpreadsheetContext, value: unknown, method: string): Omit<ChartState, 'id'> {
  const found = typeof value === 'object' && value !== null ? drawn.get(value) : undefined;
  if (!found) throw signatureError(context, method, [value]);
  return found;
}
