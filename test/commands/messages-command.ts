import { UNINSTALL_WORDS } from '../../src/calls/leave/uninstall-words';
import { AGREED_WORDS } from '../../src/calls/plan/agreed-words';
import { NOTICE_WORDS } from '../../src/calls/words/notice-words';
import { TELLING_WORDS } from '../../src/calls/words/telling-words';
import { MENU_WORDS, SHEET_WORDS } from '../../src/calls/words/words';
import { ERROR_KINDS, sentenceFor } from '../../src/remedies/index';
import { OPERANDS } from '../../src/twenty/filters/family';
import { operandInWords } from '../../src/twenty/words/operands';
import { EN } from '../../sidebar/texts/en/index';
import { FR } from '../../sidebar/texts/fr/index';

/** Where a text stands, and the text in both languages. */
type Row = readonly [key: string, en: string, fr: string];

/** Each detail as its own name in braces. */
const NAMES: Readonly<Record<string, string>> = new Proxy({}, { get: (_, name) => `{${String(name)}}` });

const LANGUAGES = ['en', 'fr'] as const;

const errors = ERROR_KINDS.map((kind): Row => [kind, sentenceFor(kind, NAMES, 'en'), sentenceFor(kind, NAMES, 'fr')]);

const operands = OPERANDS.map((operand): Row => {
  const [en, fr] = LANGUAGES.map((language) => operandInWords(operand, language, '{value}'));
  return [operand, en ?? '', fr ?? ''];
});

/** Every text of a catalogue, whose places are named by dots. */
function texts(en: unknown, fr: unknown, at = ''): readonly Row[] {
  if (typeof en === 'string' && typeof fr === 'string') return [[at, en, fr]];
  return Object.entries(Object(en)).flatMap(([key, inner]) =>
    texts(inner, Object(fr)[key], at === '' ? key : `${at}.${key}`),
  );
}

/** Texts of the spreadsheet, of which some are made around a name. */
const inSheets = texts(...spoken(SHEET_WORDS.en, SHEET_WORDS.fr));

function spoken(...words: readonly (typeof SHEET_WORDS.en)[]): [unknown, unknown] {
  const [en, fr] = words.map((own) => ({
    ...own,
    // The same names in all languages together.
    archives: [],
    reservedNames: [],
    goneHeader: own.goneHeader('{header}'),
    unreadableHeader: own.unreadableHeader('{header}'),
    changesName: own.changesName('{view}'),
    snapshotsName: own.snapshotsName('{view}'),
    moreChanges: own.moreChanges(1_000),
  }));
  return [en, fr];
}

/** Windows of Uninstall, of which some are made around a list. */
function windows({ sure, alsoTables, dissolved, stay, othersUse, ...words }: typeof UNINSTALL_WORDS.en): unknown {
  const around = { alsoTables, dissolved, stay, othersUse };
  const made = Object.entries(around).map(([name, text]) => [name, text('{tables}')]);
  return { ...words, sure: sure(['{addresses}']), ...Object.fromEntries(made) };
}

/** What a person is asked to agree to. */
const agreed = texts(askedIn(AGREED_WORDS.en), askedIn(AGREED_WORDS.fr));

function askedIn(words: (typeof AGREED_WORDS)['en']): unknown {
  return {
    ...words,
    quoted: words.quoted('{name}'),
    whole: words.whole('{object}', '{view}', '{fields}'),
    as: words.as('{member}'),
    insteadOf: words.insteadOf('{now}', '{before}'),
    more: words.more(1_000),
  };
}

/** Notices, messages and the log of runs: around names of views and people. */
const told = (['en', 'fr'] as const).map((language) => {
  const { stopped, works, worksAgain, ...telling } = TELLING_WORDS[language];
  const { missing, late, mineMissing, noSnapshot, ...notices } = NOTICE_WORDS[language];
  const views = { mineMissing, noSnapshot, worksAgain };
  const made = Object.entries(views).map(([name, text]) => [name, text('{view}')]);
  const lists = Object.entries({ stopped, works }).flatMap(([name, text]) => [
    [name, text(['{view}'])],
    [`${name}Many`, text(['', ''])],
  ]);
  return {
    ...telling,
    ...notices,
    missing: missing('{view}', '{name}'),
    late: late('{view}', '{due}', '{ran}'),
    ...Object.fromEntries([...made, ...lists]),
  };
});

const cell = (text: string): string => text.trim().replace(/\|/g, '\\|').replace(/\n/g, ' ');

function table(title: string, rows: readonly Row[]): string {
  const lines = rows.map(([key, en, fr]) => `| \`${key}\` | ${cell(en)} | ${cell(fr)} |`);
  return [`## ${title}`, '', '| | English | French |', '|---|---|---|', ...lines, ''].join('\n');
}

/** All that a person can read, as `docs/messages.md` has it. Made from the catalogues themselves, so that none is left out. */
export function messagesPage(): string {
  return [
    '# Every sentence',
    '',
    'All texts that a person can meet, in both languages. Made by `npm run messages` from the catalogues; a test holds the two together.',
    'What stands in braces is filled in: names and numbers, never a text of a machine.',
    '',
    table('Errors', errors),
    table('Sidebar', texts(EN, FR)),
    table('Spreadsheet', inSheets),
    table('What a person agrees to', agreed),
    table('What people are told', texts(told[0], told[1])),
    table('Menu', texts(MENU_WORDS.en, MENU_WORDS.fr)),
    table('Uninstall', texts(windows(UNINSTALL_WORDS.en), windows(UNINSTALL_WORDS.fr))),
    table('Filters in words', operands),
  ].join('\n');
}
