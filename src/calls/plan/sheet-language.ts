/** In which language a sheet speaks: headers stay as they are, whoever refreshes the table. */
import type { Language } from '../../protocol/reply';
import { olderHeader } from '../../fields/sheet-header';
import type { Job } from '../../sync/job/job';
import { COLUMN_TAG, columnTagValue } from '../../sync/own/columns/column-tags';
import type { App } from '../app/app';
import { planView } from './planned';
import { openSession } from '../app/session';

/**
 * The language that the table was created in. Tables of versions before 3 do not say it: it is the one whose headers their columns were
 * given, as their tags remember.
 */
export function languageOfJob(app: App, { table, sheetId, source, phase }: Job): Language {
  if (table.language !== null) return table.language;
  if (sheetId === null || source === 'undo' || phase !== 'planning') return app.language;
  const tags = new Set(app.spreadsheet.columnTags(sheetId, COLUMN_TAG).map(({ value }) => value));
  if (tags.size === 0) return app.language;
  const other: Language = app.language === 'en' ? 'fr' : 'en';
  const headersIn = (language: Language): number => {
    const session = openSession(app, table, language);
    const options = { now: app.clock.now(), forbidden: [], dialect: session.dialect(), fresh: false };
    const { columns } = planView(app, session, { ...table, language }, options);
    const known = columns.filter((column) =>
      [column.header, olderHeader(column.header)].some((header) =>
        tags.has(columnTagValue(table.id, { ...column, header })),
      ),
    );
    return known.length;
  };
  return headersIn(other) > headersIn(app.language) ? other : app.language;
}
