import { readStyles } from '../../../../local/emulator/grid/edit/styles';
import { readValidations } from '../../../../local/emulator/grid/edit/validations';
import { readNotes } from '../../../../local/emulator/grid/edit/notes';
import { readContents } from '../../../../local/emulator/grid/edit/contents';
import * as contents from '../../../../local/emulator/grid/person-contents';
import * as words from '../../../../local/emulator/grid/person-words';
import { personDeleteRows, personInsertRows, personSetNote, typeInto } from '../../../../local/emulator/grid/person';
import { fromSnapshot, toSnapshot } from '../../../../local/emulator/grid/structure/snapshot';
import { createSpreadsheetState, type SpreadsheetState } from '../../../../local/emulator/grid/state/state';
import type { Variants } from '../../../../local/emulator/grid/values/variants';
import { firstSheet, rect } from '../grid/builders';
import { callAnyhow, type Desk, openDesk } from './fake-execution';

const person = { ...contents, ...words };

type Script = Desk['sheet'];

const HOME = { sheetId: 0, row: 2, column: 2 };
const BOSS = { kind: 'person', email: 'ada@example.com' } as const;
const FILE = { kind: 'file', url: 'https://docs.example.com/d/1' } as const;
const COLORS = { Won: '#00ff00', Lost: '#ff0000' };

/** What people put into B2 that is more than a value, and how they do it. */
interface Kind {
  readonly make: (state: SpreadsheetState) => void;
  /** The value that a script sees. */
  readonly value: unknown;
}

const say = (state: SpreadsheetState, text: string) => typeInto(state, 0, 2, 2, text);

const KINDS: Readonly<Record<string, Kind>> = {
  'a link on a word': {
    make(state) {
      say(state, 'see the page');
      person.personLinkWords(state, HOME, 'page', 'https://example.com');
    },
    value: 'see the page',
  },
  'a bold word': {
    make(state) {
      say(state, 'very good');
      person.personStyleWords(state, HOME, 'very', { bold: true, fontColor: '#ff0000' });
    },
    value: 'very good',
  },
  'a person chip after a text': {
    make(state) {
      say(state, 'ask');
      person.personInsertChip(state, HOME, 'Ada Lovelace', BOSS);
    },
    value: 'ask Ada Lovelace',
  },
  'a file chip': {
    make: (state) => person.personInsertChip(state, HOME, 'Plan', FILE),
    value: 'Plan',
  },
  'an image': {
    make: (state) => person.personInsertImage(state, HOME, 'https://example.com/a.png', { title: 'Logo' }),
    value: 'CellImage',
  },
  'a note': {
    make(state) {
      say(state, 'noted');
      personSetNote(state, 0, 2, 2, 'remember');
    },
    value: 'noted',
  },
  'a background': {
    make(state) {
      say(state, 'green');
      person.personFillColor(state, 0, rect('B2'), '#00ff00');
    },
    value: 'green',
  },
  'a checkbox': {
    make: (state) => person.personAddCheckboxes(state, 0, rect('B2')),
    value: false,
  },
  'a drop-down with colours': {
    make(state) {
      say(state, 'Won');
      person.personColorDropdown(state, 0, rect('B2'), COLORS);
    },
    value: 'Won',
  },
};

function made(kind: Kind, variants: Partial<Variants> = {}): Desk {
  const state = createSpreadsheetState({ id: 'doc', name: 'Doc', timeZone: 'Etc/UTC', locale: 'en_US', variants });
  kind.make(state);
  return openDesk({ state });
}

/** Everything a cell has. */
function picture(state: SpreadsheetState, a1: string) {
  const sheet = firstSheet(state);
  return {
    content: readContents(sheet, rect(a1))[0]?.[0],
    note: readNotes(sheet, rect(a1))[0]?.[0],
    style: readStyles(state, sheet, rect(a1))[0]?.[0],
    rule: readValidations(state, sheet, rect(a1))[0]?.[0],
  };
}

const EMPTY = { content: null, note: '', style: {}, rule: null };

describe.each(Object.entries(KINDS))('%s', (_, kind) => {
  const asValue = (value: unknown): unknown => (value !== null && typeof value === 'object' ? 'CellImage' : value);

  test('is seen as a value', () => {
    expect(asValue(made(kind).sheet.getRange('B2').getValue())).toBe(kind.value);
  });

  test('is carried by copyTo, and by a cut', () => {
    const { sheet, state } = made(kind);
    const before = picture(state, 'B2');
    sheet.getRange('B2').copyTo(sheet.getRange('D4'));
    expect([picture(state, 'D4'), picture(state, 'B2')]).toEqual([before, before]);
    sheet.getRange('B2').moveTo(sheet.getRange('D5'));
    expect([picture(state, 'D5'), picture(state, 'B2')]).toEqual([before, EMPTY]);
  });

  test('leaves its value alone in a copy of contents only', () => {
    const { sheet, state } = made(kind);
    sheet.getRange('B2').copyTo(sheet.getRange('D4'), { contentsOnly: true });
    expect(asValue(sheet.getRange('D4').getValue())).toBe(kind.value);
    const content = kind.value === 'CellImage' ? picture(state, 'B2').content : kind.value;
    expect(picture(state, 'D4')).toEqual({ ...EMPTY, content });
  });

  test('goes with its row when rows are inserted, deleted, sorted and moved', () => {
    const { sheet, state } = made(kind);
    const before = picture(state, 'B2');
    personInsertRows(state, 0, 2, 3);
    expect([picture(state, 'B5'), picture(state, 'B2')]).toEqual([before, EMPTY]);
    personDeleteRows(state, 0, 1, 2);
    expect(picture(state, 'B3')).toEqual(before);
    sheet.getRange('A1:A3').setValues([[3], [2], [1]]);
    sheet.getRange('A1:B3').sort(1);
    expect([picture(state, 'B1'), picture(state, 'B3')]).toEqual([before, EMPTY]);
    sheet.moveRows(sheet.getRange('1:1'), 4);
    expect(picture(state, 'B3')).toEqual(before);
    sheet.deleteRow(3);
    expect(picture(state, 'B3')).toEqual(EMPTY);
  });

  test('is cleared with the contents if it is one, and else stays', () => {
    const { sheet, state } = made(kind);
    const before = picture(state, 'B2');
    sheet.getRange('A1:C3').clearContent();
    expect(picture(state, 'B2')).toEqual({ ...before, content: null });
  });

  test('is gone under a new value if it is part of the old one, and else stays', () => {
    const { sheet, state } = made(kind);
    const before = picture(state, 'B2');
    const other = kind.value === false ? true : 'new';
    sheet.getRange('B2').setValue(other);
    expect(picture(state, 'B2')).toEqual({ ...before, content: other });
  });

  test('comes back from a snapshot', () => {
    const { state } = made(kind);
    const back = fromSnapshot(JSON.parse(JSON.stringify(toSnapshot(state))));
    expect(picture(back, 'B2')).toEqual(picture(state, 'B2'));
  });

  test('does not survive a script that writes its value back, if it is more than the value', () => {
    const { sheet, state } = made(kind);
    const before = picture(state, 'B2');
    const writeBack = () => sheet.getRange('A1:C3').setValues(sheet.getRange('A1:C3').getValues());
    if (kind.value === 'CellImage') {
      expect(writeBack).toThrow('Service error: Spreadsheets');
      expect(picture(state, 'B2')).toEqual(before);
    } else {
      writeBack();
      expect(picture(state, 'B2')).toEqual({ ...before, content: kind.value });
    }
  });
});

describe('rich text', () => {
  const text = (script: Script) => script.getRange('B2').getRichTextValue();
  const rewritten = (desk: Desk) => {
    desk.sheet.getRange('B2').setRichTextValues(desk.sheet.getRange('B2').getRichTextValues() as never);
    return picture(desk.state, 'B2').content;
  };

  test('gives links and looks of words, and takes them back', () => {
    for (const name of ['a link on a word', 'a bold word']) {
      const desk = made(KINDS[name] as Kind);
      const before = picture(desk.state, 'B2').content;
      expect(text(desk.sheet)?.getRuns()).toHaveLength(2);
      expect(rewritten(desk)).toEqual(before);
    }
    expect(text(made(KINDS['a link on a word'] as Kind).sheet)?.getLinkUrl(8, 12)).toBe('https://example.com');
  });

  test('gives of a chip the text, of a file also the link, and never takes a chip back', () => {
    const ask = made(KINDS['a person chip after a text'] as Kind);
    expect([text(ask.sheet)?.getText(), text(ask.sheet)?.getLinkUrl()]).toEqual(['ask Ada Lovelace', null]);
    expect(rewritten(ask)).toBe('ask Ada Lovelace');
    const plan = made(KINDS['a file chip'] as Kind);
    expect([text(plan.sheet)?.getText(), text(plan.sheet)?.getLinkUrl()]).toEqual(['Plan', FILE.url]);
    expect(rewritten(plan)).toEqual({ text: 'Plan', runs: [{ start: 0, end: 4, link: FILE.url, style: null }] });
  });

  test('has no image', () => {
    expect(text(made(KINDS['an image'] as Kind).sheet)).toBeNull();
  });

  test('keeps links and chips in one text apart', () => {
    const { state } = made(KINDS['a person chip after a text'] as Kind);
    person.personLinkWords(state, HOME, 'ask', 'https://example.com');
    expect(picture(state, 'B2').content).toEqual({
      text: 'ask Ada Lovelace',
      runs: [
        { start: 0, end: 3, link: 'https://example.com', style: null },
        { start: 4, end: 16, link: null, style: null, chip: BOSS },
      ],
    });
    expect(() => person.personLinkWords(state, HOME, 'Bob', 'https://example.com')).toThrow('"Bob"');
  });
});

describe('a paste in a variant', () => {
  test('that loses chips leaves their text, and links where they are', () => {
    const { sheet, state } = made(KINDS['a person chip after a text'] as Kind, { pastedChips: 'lost' });
    person.personLinkWords(state, HOME, 'ask', 'https://example.com');
    sheet.getRange('B2').copyTo(sheet.getRange('D4'));
    const link = { start: 0, end: 3, link: 'https://example.com', style: null };
    expect(picture(state, 'D4').content).toEqual({ text: 'ask Ada Lovelace', runs: [link] });
  });

  test('that loses links leaves the chips where they are', () => {
    const { sheet, state } = made(KINDS['a person chip after a text'] as Kind, { pastedLinks: 'lost' });
    person.personLinkWords(state, HOME, 'ask', 'https://example.com');
    sheet.getRange('B2').copyTo(sheet.getRange('D4'));
    expect(picture(state, 'D4').content).toMatchObject({ runs: [{ start: 4, chip: BOSS }] });
  });
});

describe('images', () => {
  test('are made by a script from an address, and written', () => {
    const { sheet, app, state } = openDesk();
    const image = app.newCellImage().setSourceUrl('https://example.com/b.png').setAltTextTitle('Seal').build();
    callAnyhow(sheet.getRange('B2:B3'), 'setValues', [[image], ['text']]);
    expect(picture(state, 'B2').content).toEqual({
      image: { url: 'https://example.com/b.png', title: 'Seal', description: '' },
    });
    const read = sheet.getRange('B2').getValue();
    expect([read.valueType, read.getAltTextTitle(), read.getUrl()]).toEqual([app.ValueType.IMAGE, 'Seal', null]);
    expect([sheet.getRange('B2').isBlank(), sheet.getRange('B2').getDisplayValue(), sheet.getLastRow()]).toEqual([
      false,
      '',
      3,
    ]);
  });

  test('that were read are writable with a new address only', () => {
    const { sheet, state } = made(KINDS['an image'] as Kind);
    const builder = sheet.getRange('B2').getValue().toBuilder();
    expect(() => sheet.getRange('D4').setValue(builder.build())).toThrow('Service error: Spreadsheets');
    sheet.getRange('D4').setValue(builder.setSourceUrl('https://example.com/c.png').build());
    expect(picture(state, 'D4').content).toMatchObject({ image: { url: 'https://example.com/c.png', title: 'Logo' } });
  });

  test('look like no plain object', () => {
    const { sheet } = openDesk();
    expect(() => sheet.getRange('B2').setValue({ image: { url: 'x' } })).toThrow('Cannot convert object');
    expect(() => sheet.appendRow([{ image: { url: 'x' } }])).toThrow('Cannot convert object');
  });
});

describe('the colours of a drop-down', () => {
  const colors = (desk: Desk) => picture(desk.state, 'B2').rule?.colors;

  test('are lost when a script sets the rule that it read', () => {
    const desk = made(KINDS['a drop-down with colours'] as Kind);
    const range = desk.sheet.getRange('B2');
    expect(colors(desk)).toEqual(COLORS);
    range.setDataValidations(range.getDataValidations());
    expect([colors(desk), range.getDataValidation()?.getCriteriaValues()]).toEqual([
      undefined,
      [['Won', 'Lost'], true],
    ]);
  });

  test('stay where values are written', () => {
    const desk = made(KINDS['a drop-down with colours'] as Kind);
    desk.sheet.getRange('B2').setValue('Lost');
    expect(colors(desk)).toEqual(COLORS);
  });
});
