/**
 * The catalogue is written as text, one line for each field, and read here. An object is a block:
 *
 *     singular plural | Label | Labels | Icon | standard, custom or system | label identifier | description
 *       name TYPE flags "Label" =default [VALUE:Label/colour | …] {settings as JSON}
 *       name flags > target . reverse "Label" / "Label of the reverse" CASCADE
 *       name flags >> target target … . reverse …                       (a morph relation)
 *
 * Flags: `!` not nullable, `*` unique, `^` system, `-` inactive. A label that is missing is made of the name
 * (`jobTitle` is `Job Title`), that of an option of its value (`TO_DO` is `To do`). A relation stands once, on the side that
 * holds the id; `~` before the reverse says that the field over there is itself one morph relation for all that point at it.
 */
import { type FieldType, isFieldType } from './field-types';

export interface OptionEntry {
  readonly value: string;
  readonly label: string;
  readonly color: string;
}

export interface ScalarEntry {
  readonly kind: 'scalar';
  readonly name: string;
  readonly type: FieldType;
  readonly flags: string;
  readonly label: string;
  readonly defaultValue: unknown;
  readonly options: readonly OptionEntry[] | null;
  readonly settings: Readonly<Record<string, unknown>> | null;
}

export interface RelationEntry {
  readonly kind: 'relation';
  readonly name: string;
  readonly flags: string;
  readonly label: string;
  readonly isMorph: boolean;
  readonly targets: readonly string[];
  readonly reverse: string;
  readonly reverseIsMorph: boolean;
  readonly reverseLabel: string;
  readonly onDelete: 'CASCADE' | 'SET_NULL';
}

export interface ObjectEntry {
  readonly singular: string;
  readonly plural: string;
  readonly labels: readonly [string, string];
  readonly icon: string;
  readonly family: 'standard' | 'custom' | 'system';
  readonly labelIdentifier: string;
  readonly description: string;
  readonly fields: readonly (ScalarEntry | RelationEntry)[];
}

const SCALAR = /^(\w+) ([A-Z_]+)([!*^-]*)(?: "([^"]*)")?(?: =(\{.*?\}\}?|\S+))?(?: \[([^\]]*)\])?(?: (\{.*\}))?$/;
const RELATION = /^(\w+)([!*^-]*) (>>?) ([\w ]+) \. (~?)(\w+)(?: "([^"]*)")?(?: \/ "([^"]*)")?( CASCADE)?$/;

/** `jobTitle` → `Job Title`. */
const titleOf = (name: string): string => {
  const words = name.replace(/([a-z])([A-Z0-9])/g, '$1 $2').split(' ');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
};

/** `IN_PROGRESS` → `In progress`. */
const labelOfValue = (value: string): string => {
  const words = value.replaceAll('_', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const readOption = (text: string): OptionEntry => {
  const match = /^(\w+)(?::([^/]*))?\/(\w+)$/.exec(text.trim());
  const [, value = '', label = labelOfValue(value), color = ''] = match ?? [];
  if (match === null) throw new Error(`Not an option: ${text}`);
  return { value, label, color };
};

const RATING_OPTIONS = [1, 2, 3, 4, 5].map((stars) => ({ value: `RATING_${stars}`, label: String(stars), color: '' }));

/** Text defaults stand in quotes, as Twenty keeps them; anything else is JSON, and the words uuid and now stay words. */
const readDefault = (text: string | undefined): unknown => {
  if (text === undefined) return null;
  return /^['a-z]/.test(text) && text !== 'true' && text !== 'false' ? text : JSON.parse(text);
};

const readField = (line: string): ScalarEntry | RelationEntry => {
  const scalar = SCALAR.exec(line);
  if (scalar !== null) {
    const [, name = '', type = '', flags = '', label = titleOf(name), defaultValue, options, settings] = scalar;
    if (!isFieldType(type)) throw new Error(`Not a field type: ${line}`);
    const listed = options?.split('|').map(readOption) ?? (type === 'RATING' ? RATING_OPTIONS : null);
    const parsed = settings === undefined ? null : JSON.parse(settings);
    return {
      kind: 'scalar',
      name,
      type,
      flags,
      label,
      defaultValue: readDefault(defaultValue),
      options: listed,
      settings: parsed,
    };
  }
  const relation = RELATION.exec(line);
  if (relation === null) throw new Error(`Not a field: ${line}`);
  const [, name = '', flags = '', arrow, targets = '', tilde, reverse = ''] = relation;
  const [label = titleOf(name), reverseLabel = titleOf(reverse), cascade] = relation.slice(7);
  return {
    kind: 'relation',
    name,
    flags,
    label,
    isMorph: arrow === '>>',
    targets: targets.split(' '),
    reverse,
    reverseIsMorph: tilde === '~',
    reverseLabel,
    onDelete: cascade === undefined ? 'SET_NULL' : 'CASCADE',
  };
};

const readObject = (block: string): ObjectEntry => {
  const [head = '', ...lines] = block.split('\n');
  const [names = '', label = '', labels = '', icon = '', family = '', labelIdentifier = '', description = ''] = head
    .split('|')
    .map((part) => part.trim());
  const [singular = '', plural = ''] = names.split(' ');
  if (family !== 'standard' && family !== 'custom' && family !== 'system') throw new Error(`Not an object: ${head}`);
  const fields = lines.map((line) => readField(line.trim()));
  return { singular, plural, labels: [label, labels], icon, family, labelIdentifier, description, fields };
};

/** @throws Error that quotes the first line it cannot read */
export const readCatalogue = (text: string): readonly ObjectEntry[] => text.trim().split('\n\n').map(readObject);
