/**
 * Is an answer of the same kind as a recorded one? Status, errors (message, code, sub-code) and the shape of the data are
 * compared; ids, values and the length of lists are the workspace's own.
 */

export interface RecordedAnswer {
  readonly status: number;
  readonly response: unknown;
}

type Json = Readonly<Record<string, unknown>>;

interface Shape {
  readonly kinds: ReadonlySet<string>;
  /** Names that every sample has. */
  readonly always: ReadonlySet<string>;
  readonly members: ReadonlyMap<string, Shape>;
  readonly items: Shape | null;
}

/** JSON columns hold what the workspace put there. */
const FREE = new Set([
  'settings',
  'options',
  'defaultValue',
  'context',
  'value',
  'extraData',
  'groupByDimensionValues',
  'auth',
]);

const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);
const isObject = (value: unknown): value is Json => kindOf(value) === 'object';
const members = (value: unknown): Json => (isObject(value) ? value : {});

/** The differences, empty when there are none. */
export function differences(recorded: RecordedAnswer, status: number, body: unknown): readonly string[] {
  const found: string[] = [];
  const differ = (text: string): void => void found.push(text);
  const expected = recorded.response;
  if (status !== recorded.status) differ(`status ${status}, recorded ${recorded.status}`);
  if (kindOf(expected) !== kindOf(body)) differ(`body is ${kindOf(body)}, recorded ${kindOf(expected)}`);
  else if (typeof expected === 'string') sameText('text', body, expected, differ);
  else if ('data' in members(expected) || 'errors' in members(expected))
    compareGraphql(members(expected), members(body), differ);
  else comparePlain(members(expected), members(body), differ);
  return [...new Set(found)];
}

function comparePlain(expected: Json, body: Json, differ: (text: string) => void): void {
  compareShape(shapeOf([expected]), body, 'body', differ);
  for (const name of ['statusCode', 'error', 'message', 'messages']) {
    sameText(name, [body[name]].flat().join(), [expected[name]].flat().join(), differ);
  }
}

function compareGraphql(expected: Json, body: Json, differ: (text: string) => void): void {
  for (const part of ['data', 'errors']) {
    if (part in expected !== part in body)
      differ(`${part} is ${part in body ? 'there' : 'missing'}: ${JSON.stringify(body).slice(0, 120)}`);
  }
  const [wanted, given] = [expected['errors'], body['errors']];
  if (Array.isArray(wanted) && Array.isArray(given)) compareErrors(wanted, given, differ);
  if (!('data' in expected && 'data' in body)) return;
  for (const [name, value] of Object.entries(members(expected['data']))) {
    const answered = members(body['data'])[name] ?? null;
    if ((value === null) !== (answered === null))
      differ(`data.${name} is ${kindOf(answered)}, recorded ${kindOf(value)}`);
  }
  compareShape(shapeOf([expected['data']]), body['data'], 'data', differ);
}

function compareErrors(wanted: readonly unknown[], given: readonly unknown[], differ: (text: string) => void): void {
  if (wanted.length !== given.length) differ(`${given.length} errors, recorded ${wanted.length}`);
  for (const [index, error] of wanted.slice(0, given.length).entries()) {
    const [left, right] = [members(given[index]), members(error)];
    sameText(`errors[${index}].message`, left['message'], right['message'], differ);
    for (const name of ['code', 'subCode']) {
      sameText(
        `errors[${index}].${name}`,
        members(left['extensions'])[name],
        members(right['extensions'])[name],
        differ,
      );
    }
  }
}

const bare = (text: unknown): string =>
  String(text)
    .split('\n', 1)
    .join('')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '<id>')
    .replace(/workspace_[a-z0-9]+/g, '<schema>')
    .replace(/(Expected property name|Unexpected token).*/, '<not JSON>');

/** Texts are the same but for ids, names of database schemas, and the words of the JSON engine. */
function sameText(what: string, given: unknown, wanted: unknown, differ: (text: string) => void): void {
  if (bare(given) !== bare(wanted)) differ(`${what} is "${bare(given)}", recorded "${bare(wanted)}"`);
}

function shapeOf(samples: readonly unknown[]): Shape {
  const objects = samples.filter(isObject);
  const items = samples.filter(Array.isArray).flat();
  const names = [...new Set(objects.flatMap((object) => Object.keys(object)))];
  const samplesOf = (name: string) => objects.flatMap((object) => (name in object ? [object[name]] : []));
  return {
    kinds: new Set(samples.map(kindOf)),
    always: new Set(names.filter((name) => objects.every((object) => name in object))),
    members: new Map(names.map((name) => [name, shapeOf(samplesOf(name))])),
    items: items.length > 0 ? shapeOf(items) : null,
  };
}

function compareShape(shape: Shape, value: unknown, path: string, differ: (text: string) => void): void {
  const known = [...shape.kinds].filter((kind) => kind !== 'null');
  const kind = kindOf(value);
  if (kind === 'null' || known.length === 0) return;
  if (!known.includes(kind)) {
    differ(`${path} is ${kind}, recorded ${known.join(' or ')}`);
    return;
  }
  if (Array.isArray(value) && shape.items) {
    for (const item of value.slice(0, 50)) compareShape(shape.items, item, `${path}[]`, differ);
  }
  if (!isObject(value)) return;
  for (const name of shape.always) if (!(name in value)) differ(`${path}.${name} is missing`);
  for (const [name, member] of Object.entries(value)) {
    const expected = shape.members.get(name);
    if (!expected) differ(`${path}.${name} is not recorded`);
    else if (!FREE.has(name)) compareShape(expected, member, `${path}.${name}`, differ);
  }
}
