import { jsonText } from '../cells/json-text';
import { BLANK, textCell } from '../cells/cell';
import { csvJsonOf } from '../cells/csv-value';
import { scalarCodec } from './scalar';

/** Any JSON, as JSON text without blanks; a JSON string keeps its quotes, so that `"42"` and `42` stay two things. */
export const rawJsonCodec = scalarCodec({
  reader: () => (value) => (value === null || value === undefined ? BLANK : textCell(jsonText(value))),
  exportRead: csvJsonOf,
});
