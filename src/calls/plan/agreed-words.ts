/** What a table asks for, in words: for the questions whether a person agrees. */
import { LENGTHS, shownLabel, shownText } from '../../gate';
import type { Language } from '../../protocol/reply';
import { differingTerms } from '../../sync/people/agreement';
import type { Table } from '../../sync/job/table';
import type { Session } from '../app/session';

/** A setting that is shown, and the names of the terms that it is about. */
type Setting =
  | 'workspace'
  | 'object'
  | 'view'
  | 'me'
  | 'columns'
  | 'relationLabels'
  | 'selectAs'
  | 'listChanges'
  | 'rowOrder'
  | 'mayShrink'
  | 'hiddenGroups'
  | 'recordLinks'
  | 'editing'
  | 'other';

const SETTING_OF: Readonly<Record<string, Setting>> = {
  address: 'workspace',
  workspaceId: 'workspace',
  objectId: 'object',
  viewId: 'view',
  memberId: 'me',
  memberZone: 'me',
  columns: 'columns',
  relationLabels: 'relationLabels',
  relationIds: 'relationLabels',
  selectAs: 'selectAs',
  listChanges: 'listChanges',
  rowOrder: 'rowOrder',
  mayShrink: 'mayShrink',
  hiddenGroups: 'hiddenGroups',
  recordLinks: 'recordLinks',
  editing: 'editing',
};

interface Words {
  readonly settings: Readonly<Record<Setting, string>>;
  readonly quoted: (text: string) => string;
  readonly whole: (object: string, view: string, fields: string) => string;
  readonly as: (me: string) => string;
  readonly names: string;
  readonly insteadOf: (now: string, before: string) => string;
  readonly other: string;
  readonly columns: Readonly<Record<'view' | 'all' | 'chosen', string>>;
  readonly yes: string;
  readonly no: string;
  readonly nobody: string;
  readonly more: (count: number) => string;
  readonly is: string;
}

export const AGREED_WORDS: Readonly<Record<Language, Words>> = {
  en: {
    settings: {
      workspace: 'workspace',
      object: 'object',
      view: 'view',
      me: '“me”',
      columns: 'columns',
      relationLabels: 'names of related records',
      selectAs: 'labels of choices',
      listChanges: 'list of changes',
      rowOrder: 'rows stay in place',
      mayShrink: 'most rows may go without asking',
      hiddenGroups: 'records of hidden groups',
      recordLinks: 'links on names',
      editing: 'cells are edited, for Twenty',
      other: 'other settings',
    },
    quoted: (text) => `“${text}”`,
    whole: (object, view, fields) => `the records of ${object} in the view “${view}”, with the columns ${fields}`,
    as: (me) => `, where “me” is ${me}`,
    names: ', with the names of related records',
    insteadOf: (now, before) => `${now} instead of ${before}`,
    other: 'another one',
    columns: { view: 'as in the view', all: 'all fields', chosen: 'chosen fields' },
    yes: 'yes',
    no: 'no',
    nobody: 'nobody',
    more: (count) => `and ${count} more`,
    is: ': ',
  },
  fr: {
    settings: {
      workspace: 'espace de travail',
      object: 'objet',
      view: 'vue',
      me: '« moi »',
      columns: 'colonnes',
      relationLabels: 'noms des enregistrements liés',
      selectAs: 'libellés des choix',
      listChanges: 'liste des changements',
      rowOrder: 'lignes maintenues en place',
      mayShrink: 'la plupart des lignes peuvent partir sans question',
      hiddenGroups: 'enregistrements des groupes masqués',
      recordLinks: 'liens sur les noms',
      editing: 'cellules modifiées, pour Twenty',
      other: 'autres réglages',
    },
    quoted: (text) => `« ${text} »`,
    whole: (object, view, fields) =>
      `les enregistrements de ${object} de la vue « ${view} », avec les colonnes ${fields}`,
    as: (me) => `, où « moi » est ${me}`,
    names: ', avec les noms des enregistrements liés',
    insteadOf: (now, before) => `${now} au lieu de ${before}`,
    other: 'un autre',
    columns: { view: 'comme dans la vue', all: 'tous les champs', chosen: 'champs choisis' },
    yes: 'oui',
    no: 'non',
    nobody: 'personne',
    more: (count) => `et ${count} de plus`,
    is: ' : ',
  },
};

/** Labels that are told one by one. */
const MOST_LABELS = 40;
const LONGEST_LABEL = 60;

export function labelsText(labels: readonly string[], language: Language): string {
  const rest = labels.length - MOST_LABELS;
  const told = labels.slice(0, MOST_LABELS).map((label) => shownText(label, LONGEST_LABEL));
  return [...told, ...(rest > 0 ? [AGREED_WORDS[language].more(rest)] : [])].join(', ');
}

const settingsOf = (terms: readonly string[]): readonly Setting[] => [
  ...new Set(terms.map((name) => SETTING_OF[name] ?? 'other')),
];

/** Which settings differ, without what they are: it may be anything. */
export function settingsText(terms: readonly string[], language: Language): string {
  return settingsOf(terms)
    .map((setting) => AGREED_WORDS[language].settings[setting])
    .join(', ');
}

/** Names by id. */
export type Members = ReadonlyMap<string, string>;

/** Asked for only where a table names one. */
export function membersOf({ twenty }: Session, tables: readonly Table[]): Members {
  if (tables.every(({ memberId }) => memberId === null)) return new Map();
  return new Map(twenty.members().map(({ id, name, email }) => [id, name || email]));
}

/** All that a table asks for. @param fields labels of all its columns */
export function wholeText(table: Table, fields: readonly string[], members: Members, language: Language): string {
  const words = AGREED_WORDS[language];
  const me = table.memberId === null ? '' : words.as(shownLabel(members.get(table.memberId) ?? words.other));
  const names = table.options.relationLabels ? words.names : '';
  return (
    words.whole(shownLabel(table.objectLabel), shownLabel(table.viewName), labelsText(fields, language)) + names + me
  );
}

interface Now {
  /** Labels of all columns. */
  readonly fields: readonly string[];
  readonly members: Members;
}

/** What differs, each with what it is now and what it was. */
export function changesText(before: Table, table: Table, now: Now, language: Language): string {
  const { settings, is, insteadOf, other } = AGREED_WORDS[language];
  return settingsOf(differingTerms(before, table))
    .map((setting) => {
      const value = valueOf(table, setting, now, language);
      const old = valueOf(before, setting, { ...now, fields: [] }, language);
      return `${settings[setting]}${is}${insteadOf(value === old ? other : value, old)}`;
    })
    .join('; ');
}

function valueOf(table: Table, setting: Setting, { fields, members }: Now, language: Language): string {
  const { quoted, columns, yes, no, nobody, other } = AGREED_WORDS[language];
  const { options } = table;
  const sign = (is: boolean): string => (is ? yes : no);
  const withFields = (text: string): string =>
    fields.length === 0 ? text : `${text} (${labelsText(fields, language)})`;
  switch (setting) {
    case 'workspace':
      return shownText(table.address, LENGTHS.address);
    case 'object':
      return quoted(shownLabel(table.objectLabel));
    case 'view':
      return withFields(quoted(shownLabel(table.viewName)));
    case 'me':
      return table.memberId === null ? nobody : shownLabel(members.get(table.memberId) ?? other);
    case 'columns':
      return withFields(columns[options.columns.kind]);
    case 'relationLabels':
      return sign(options.relationLabels);
    case 'selectAs':
      return sign(options.selectAs === 'label');
    case 'listChanges':
      return sign(options.listChanges);
    case 'rowOrder':
      return sign(options.rowOrder === 'stay');
    case 'mayShrink':
      return sign(options.mayShrink);
    case 'hiddenGroups':
      return sign(options.hiddenGroups === 'pull');
    case 'recordLinks':
      return sign(options.recordLinks);
    case 'editing':
      return sign(options.editing === true);
    case 'other':
      return other;
  }
}
