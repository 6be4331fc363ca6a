/** What helps after which error. The sentence says it in words; this is the button beside it. */
import type { ErrorKind } from '../src/errors';
import type { Problem, Trouble } from './model/trouble';

/**
 * `key`: another key, or the address anew. `columns`: other columns, another view. `tables`: the list of tables, read anew.
 * `again`: the same once more.
 */
export type Way = 'key' | 'columns' | 'tables' | 'again';

const WAYS: Readonly<Record<Exclude<Way, 'again'>, readonly ErrorKind[]>> = {
  key: [
    'key-malformed',
    'key-invalid',
    'key-expired',
    'key-revoked',
    'key-without-role',
    'not-connected',
    'redirected',
  ],
  columns: [
    'field-forbidden',
    'too-many-cells',
    'too-many-columns',
    'request-too-large',
    'query-too-complex',
    'query-refused',
    'filter-refused',
    'sort-refused',
    'option-gone',
    'member-needed',
    'filter-not-expressible',
    'view-unknown',
    'object-unknown',
    'view-unsupported',
  ],
  tables: ['table-unknown', 'table-newer', 'sheet-gone', 'job-gone', 'undo-gone'],
};

/** Worth a report: nobody but an administrator or we can tell what is behind it. */
const REPORTED: readonly (ErrorKind | Problem)[] = [
  'not-twenty',
  'access-refused',
  'gateway-failed',
  'server-busy',
  'query-refused',
  'question-refused',
  'answer-unreadable',
  'pages-inconsistent',
  'ids-unusable',
  'sheet-refused',
  'publish-interrupted',
  'request-invalid',
  'unexpected',
  'platform-failed',
  'no-answer',
];

const ADDRESS: readonly (ErrorKind | Problem)[] = [
  'address-invalid',
  'address-not-secure',
  'unreachable',
  'not-twenty',
  'redirected',
  'access-refused',
  'gateway-failed',
  'twenty-too-old',
];

/** The field of the form that a refused connection is about. */
export function fieldOf(trouble: Trouble): 'address' | 'key' | null {
  const kinds: readonly string[] = ADDRESS;
  if (kinds.includes(kindOf(trouble))) return 'address';
  return kindOf(trouble).startsWith('key-') ? 'key' : null;
}

export function kindOf(trouble: Trouble): string {
  return trouble.from === 'server' ? trouble.kind : trouble.problem;
}

export function wayOut(trouble: Trouble): Way {
  const isOf = (kinds: readonly string[]): boolean => kinds.includes(kindOf(trouble));
  if (isOf(WAYS.key)) return 'key';
  if (isOf(WAYS.columns)) return 'columns';
  return isOf(WAYS.tables) ? 'tables' : 'again';
}

export function isReported(trouble: Trouble): boolean {
  const kinds: readonly string[] = REPORTED;
  return kinds.includes(kindOf(trouble));
}
