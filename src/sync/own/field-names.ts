/** What people called the fields that a view names: once a field is deleted, Twenty knows it by its id alone. */
import * as v from '../../schema';
import { shownText } from '../../gate';
import type { Store } from '../../ports/store';
import type { Schema, View } from '../../twenty/model';
import { parseJson } from '../../wire';

export interface FieldNames {
  readonly nameOf: (tableId: string, fieldId: string) => string | undefined;
  /** Adds the view's fields that Twenty knows; those that it knows no more keep the name that they had. */
  readonly remember: (tableId: string, view: View, schema: Schema) => void;
}

const PREFIX = 'names/';

/** Google: 9 KB a property, whose characters may take three bytes each. */
const MOST_LETTERS = 2_500;
/** Digits of an id that tell a view's fields apart. */
const SHORT = 8;
const LONGEST_NAME = 60;

const namesSchema = () => v.record(v.string());

/** In document properties: they are the same for everybody. */
export function fieldNames(store: Store): FieldNames {
  const load = (tableId: string): Readonly<Record<string, string>> => {
    return v.read(namesSchema(), parseJson(store.get(PREFIX + tableId) ?? '')) ?? {};
  };
  return {
    nameOf: (tableId, fieldId) => load(tableId)[fieldId.slice(0, SHORT)],
    remember(tableId, view, schema) {
      const known = load(tableId);
      const names: Record<string, string> = {};
      let letters = 0;
      for (const id of fieldIdsOf(view)) {
        const key = id.slice(0, SHORT);
        const label = schema.fieldById(id)?.field.label;
        const name = label === undefined ? known[key] : shownText(label, LONGEST_NAME);
        if (name === undefined || key in names || letters > MOST_LETTERS) continue;
        names[key] = name;
        letters += key.length + name.length;
      }
      const text = JSON.stringify(names);
      if (text !== JSON.stringify(known)) store.set(PREFIX + tableId, text);
    },
  };
}

/** What has no column to be known by comes first. */
function fieldIdsOf({ filters, sorts, fields }: View): readonly string[] {
  return [
    ...filters.map(({ fieldId }) => fieldId),
    ...sorts.map(({ fieldId }) => fieldId),
    ...fields.filter(({ isVisible }) => isVisible).map(({ fieldId }) => fieldId),
  ];
}
