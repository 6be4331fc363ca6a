import type { NewChart } from '../../ports/chart';
import { rangeOf } from './ranges';

/** Draws it over the sheet. Google may have done it although the call failed, so it is not tried again. */
export function insertChart(sheet: GoogleAppsScript.Spreadsheet.Sheet, { block, at, title, isTrend }: NewChart): void {
  const chart = sheet
    .newChart()
    .setChartType(isTrend ? Charts.ChartType.LINE : Charts.ChartType.COLUMN)
    .addRange(rangeOf(sheet, block))
    .setNumHeaders(1)
    .setPosition(at.row, at.column, 0, 0)
    .setOption('title', title)
    .build();
  sheet.insertChart(chart);
}
