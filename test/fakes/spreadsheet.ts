import type { TypedValue } from '../../src/cells/typed-value';
import { SyncError } from '../../src/errors';
import type {
  Block,
  BlockContent,
  ClosedBlock,
  PlacedNote,
  SheetEdit,
  SheetInfo,
  Spreadsheet,
} from '../../src/ports/spreadsheet';

/** One cell of the fake: what it holds and its note. A formula's value is not computed. */
interface FakeCell {
  value: TypedValue;
  formula: string;
  note: string;
  format: string;
  /** The only texts that its validation rule lets in; null for none. */
  allowed: readonly string[] | null;
}

interface FakeSheet {
  readonly id: number;
  name: string;
  hidden: boolean;
  maxRows: number;
  maxColumns: number;
  /** Rows of cells, from row 1; missing ones are empty. */
  rows: FakeCell[][];
  tags: Map<string, string>;
  /** For each column, from column 1. */
  columnTags: Map<string, string>[];
  frozenRows: number;
  filtered: boolean;
  closed: ClosedBlock[];
}

/** What tests look at, beside the port. */
export interface FakeSpreadsheet extends Spreadsheet {
  /** Texts, numbers and booleans of a sheet, rows and columns up to the last used one; '' for empty. */
  readonly show: (name: string) => unknown[][];
  readonly formulasOf: (name: string) => string[][];
  readonly notesOf: (name: string) => string[][];
  /** As a person would: values typed as they are, `=…` in R1C1 as a formula. */
  readonly type: (name: string, row: number, column: number, value: string | number | boolean) => void;
  readonly note: (name: string, row: number, column: number, note: string) => void;
  readonly formatsOf: (name: string) => string[][];
  readonly personFormats: (name: string, row: number, column: number, format: string) => void;
  /** A rule that rejects all texts but these. */
  readonly personRejects: (block: Block, allowed: readonly string[]) => void;
  readonly rejectsAt: (name: string, row: number, column: number) => boolean;
  /** Another person's protection; it stays at its place. */
  readonly othersClose: (name: string, block: Omit<ClosedBlock, 'sheetId'>) => void;
  readonly personFilters: (name: string) => void;
  readonly personInsertsColumn: (name: string, before: number) => void;
  readonly personDeletesColumn: (name: string, column: number) => void;
  readonly personSwapsRows: (name: string, one: number, other: number) => void;
  readonly personDeletesSheet: (name: string) => void;
  readonly addSheet: (name: string, rows?: number, columns?: number) => number;
  readonly names: () => string[];
  /** The sheet in front: the first one, until another is brought there. */
  readonly activeId: () => number;
  /** Calls of the port that change or read something: where an execution may be killed. */
  readonly calls: () => number;
  /** Called before and after each of them; what it throws ends the caller as a kill would. */
  onCall: (when: 'before' | 'after', call: number) => void;
}

const EMPTY: FakeCell = { value: null, formula: '', note: '', format: 'general', allowed: null };

/** An empty text is an empty cell. */
const withoutEmptyText = (value: TypedValue): TypedValue =>
  value !== null && 'text' in value && value.text === '' ? null : value;

/** Without formats, a cell shows its value; a date its serial number. */
function shownText({ value, formula }: FakeCell): string {
  if (formula !== '' || value === null) return '';
  if ('text' in value) return value.text;
  return 'number' in value ? String(value.number) : String(value.boolean).toUpperCase();
}

/** The port in memory. It keeps the grid's size, tags, notes and formulas as Google does; formats only by name. */
export function fakeSpreadsheet(options: { readonly timeZone?: string } = {}): FakeSpreadsheet {
  const sheets: FakeSheet[] = [];
  let nextId = 1;
  let calls = 0;
  let activeId: number | null = null;

  const add = (name: string, rows: number, columns: number, hidden: boolean): FakeSheet => {
    const sheet: FakeSheet = {
      id: nextId++,
      name,
      hidden,
      maxRows: rows,
      maxColumns: columns,
      rows: [],
      tags: new Map(),
      columnTags: [],
      frozenRows: 0,
      filtered: false,
      closed: [],
    };
    sheets.push(sheet);
    return sheet;
  };
  const byId = (id: number): FakeSheet => {
    const sheet = sheets.find((candidate) => candidate.id === id);
    if (!sheet) throw new SyncError('sheet-gone', { view: '' });
    return sheet;
  };
  const byName = (name: string): FakeSheet => {
    const sheet = sheets.find((candidate) => candidate.name === name);
    if (!sheet) throw new Error(`no sheet ${name}, only ${sheets.map((each) => each.name).join(', ')}`);
    return sheet;
  };
  const cellAt = (sheet: FakeSheet, row: number, column: number): FakeCell =>
    sheet.rows[row - 1]?.[column - 1] ?? EMPTY;
  const put = (sheet: FakeSheet, row: number, column: number, change: Partial<FakeCell>): void => {
    if (row < 1 || column < 1 || row > sheet.maxRows || column > sheet.maxColumns) {
      const cause = new Error(
        `R${row}C${column} is outside ${sheet.name} with ${sheet.maxRows}×${sheet.maxColumns} cells`,
      );
      throw new SyncError('sheet-refused', { sheet: sheet.name }, cause);
    }
    while (sheet.rows.length < row) sheet.rows.push([]);
    const cells = sheet.rows[row - 1] ?? [];
    while (cells.length < column) cells.push({ ...EMPTY });
    cells[column - 1] = { ...cellAt(sheet, row, column), ...change };
  };
  const used = (sheet: FakeSheet) => {
    let [rows, columns] = [0, 0];
    sheet.rows.forEach((cells, row) =>
      cells.forEach(({ value, formula }, column) => {
        if (value === null && formula === '') return;
        rows = Math.max(rows, row + 1);
        columns = Math.max(columns, column + 1);
      }),
    );
    return { rows, columns };
  };
  const info = ({ id, name, hidden, maxRows, maxColumns }: FakeSheet): SheetInfo => ({
    id,
    name,
    hidden,
    maxRows,
    maxColumns,
  });
  const around = <T>(work: () => T): T => {
    calls += 1;
    const call = calls;
    spreadsheet.onCall('before', call);
    const result = work();
    spreadsheet.onCall('after', call);
    return result;
  };
  const eachCell = (block: Block, visit: (row: number, column: number) => void): void => {
    for (let row = 0; row < block.rows; row += 1) {
      for (let column = 0; column < block.columns; column += 1) visit(block.row + row, block.column + column);
    }
  };

  const refuseInvalid = ({ sheetId, row, column, rows }: Extract<SheetEdit, { kind: 'write' }>): void => {
    const sheet = byId(sheetId);
    rows.forEach((cells, y) =>
      cells.forEach((value, x) => {
        const { allowed } = cellAt(sheet, row + y, column + x);
        if (value === null || allowed === null || ('text' in value && allowed.includes(value.text))) return;
        throw new SyncError(
          'sheet-refused',
          { sheet: sheet.name },
          new Error(`R${row + y}C${column + x} is validated`),
        );
      }),
    );
  };

  const applyOne = (edit: SheetEdit): void => {
    switch (edit.kind) {
      case 'grow': {
        const sheet = byId(edit.sheetId);
        sheet.maxRows = Math.max(sheet.maxRows, edit.rows);
        sheet.maxColumns = Math.max(sheet.maxColumns, edit.columns);
        return;
      }
      case 'write':
        refuseInvalid(edit);
        edit.rows.forEach((cells, row) =>
          cells.forEach((value, column) =>
            put(byId(edit.sheetId), edit.row + row, edit.column + column, {
              value: withoutEmptyText(value),
              formula: '',
            }),
          ),
        );
        return;
      case 'copy': {
        const [from, to] = [byId(edit.from.sheetId), byId(edit.sheetId)];
        eachCell(edit.from, (row, column) => {
          const cell = cellAt(from, row, column);
          const target = [edit.row + row - edit.from.row, edit.column + column - edit.from.column] as const;
          put(to, ...target, { value: cell.value, formula: '' });
        });
        return;
      }
      case 'clear':
        eachCell(edit.block, (row, column) => put(byId(edit.block.sheetId), row, column, { value: null, formula: '' }));
        return;
      case 'fillFormula':
        eachCell(edit.block, (row, column) =>
          put(byId(edit.block.sheetId), row, column, { value: null, formula: edit.formula }),
        );
        return;
      case 'writeNotes':
        edit.notes.forEach((notes, row) =>
          notes.forEach((note, column) => put(byId(edit.sheetId), edit.row + row, edit.column + column, { note })),
        );
        return;
      case 'insertRows': {
        const sheet = byId(edit.sheetId);
        sheet.maxRows += edit.count;
        while (sheet.rows.length < edit.before - 1) sheet.rows.push([]);
        sheet.rows.splice(edit.before - 1, 0, ...Array.from({ length: edit.count }, () => []));
        return;
      }
      case 'deleteRows': {
        const sheet = byId(edit.sheetId);
        sheet.maxRows -= edit.count;
        sheet.rows.splice(edit.row - 1, edit.count);
        return;
      }
      case 'insertColumns':
        insertColumns(byId(edit.sheetId), edit.after, edit.count);
        return;
      case 'deleteColumns':
        deleteColumns(byId(edit.sheetId), edit.column, edit.count);
        return;
      case 'tagColumn': {
        const tags = byId(edit.sheetId).columnTags;
        tags[edit.column - 1] = new Map(tags[edit.column - 1] ?? []).set(edit.tag.key, edit.tag.value);
        return;
      }
      case 'untagColumn':
        byId(edit.sheetId).columnTags[edit.column - 1]?.delete(edit.key);
        return;
      case 'numberFormat':
        eachCell(edit.block, (row, column) => put(byId(edit.block.sheetId), row, column, { format: edit.format }));
        return;
      case 'numberFormats':
        edit.formats.forEach((formats, row) =>
          formats.forEach((format, column) =>
            put(byId(edit.sheetId), edit.row + row, edit.column + column, { format }),
          ),
        );
        return;
      case 'copyRules': {
        const [from, to] = [byId(edit.from.sheetId), byId(edit.sheetId)];
        eachCell(edit.from, (row, column) =>
          put(to, edit.row + row - edit.from.row, edit.column + column - edit.from.column, {
            allowed: cellAt(from, row, column).allowed,
          }),
        );
        return;
      }
      case 'clearRules':
        eachCell(edit.block, (row, column) => put(byId(edit.block.sheetId), row, column, { allowed: null }));
        return;
      case 'headerStyle':
      case 'columnWidth':
        return;
      case 'freezeRows':
        byId(edit.sheetId).frozenRows = edit.rows;
    }
  };
  const insertColumns = (sheet: FakeSheet, after: number, count: number): void => {
    sheet.maxColumns += count;
    while (sheet.columnTags.length < after) sheet.columnTags.push(new Map());
    sheet.columnTags.splice(after, 0, ...Array.from({ length: count }, () => new Map<string, string>()));
    for (const cells of sheet.rows) {
      while (cells.length < after) cells.push({ ...EMPTY });
      cells.splice(after, 0, ...Array.from({ length: count }, () => ({ ...EMPTY })));
    }
  };
  const deleteColumns = (sheet: FakeSheet, column: number, count: number): void => {
    sheet.maxColumns -= count;
    sheet.columnTags.splice(column - 1, count);
    for (const cells of sheet.rows) cells.splice(column - 1, count);
  };
  const table = <T>(sheet: FakeSheet, read: (cell: FakeCell) => T): T[][] => {
    const { rows, columns } = used(sheet);
    return Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (__, column) => read(cellAt(sheet, row + 1, column + 1))),
    );
  };

  const spreadsheet: FakeSpreadsheet = {
    info: () => ({ id: 'fake', timeZone: options.timeZone ?? 'Europe/Paris', locale: 'en_US' }),
    sheets: () => sheets.map(info),
    sheet: (id) => {
      const sheet = sheets.find((candidate) => candidate.id === id);
      return sheet ? info(sheet) : null;
    },
    sheetNamed: (name) => sheets.find((sheet) => sheet.name === name)?.id ?? null,
    insertSheet: (name, { hidden, rows, columns }) => around(() => info(add(name, rows, columns, hidden))),
    deleteSheet: (id) =>
      around(() => {
        const index = sheets.findIndex((sheet) => sheet.id === id);
        if (index >= 0) sheets.splice(index, 1);
      }),
    renameSheet: (id, name) =>
      around(() => {
        byId(id).name = name;
      }),
    isFiltered: (id) => byId(id).filtered,
    showSheet: (id, name) =>
      around(() => {
        Object.assign(byId(id), { name, hidden: false });
      }),
    usedSize: (id) => used(byId(id)),
    tagSheet: (id, { key, value }) =>
      around(() => {
        byId(id).tags.set(key, value);
      }),
    untagSheet: (id, key) =>
      around(() => {
        byId(id).tags.delete(key);
      }),
    sheetTags: (key) =>
      sheets.flatMap(({ id, tags }) => {
        const value = tags.get(key);
        return value === undefined ? [] : [{ sheetId: id, value }];
      }),
    columnTags: (id, key) =>
      byId(id).columnTags.flatMap((tags, index) => {
        const value = tags?.get(key);
        return value === undefined ? [] : [{ column: index + 1, value }];
      }),
    read: (block, parts = {}) =>
      around((): BlockContent => {
        const sheet = byId(block.sheetId);
        const content = <T>(pick: (cell: FakeCell) => T): T[][] =>
          Array.from({ length: block.rows }, (_, row) =>
            Array.from({ length: block.columns }, (__, column) =>
              pick(cellAt(sheet, block.row + row, block.column + column)),
            ),
          );
        return {
          values: content(({ value }) => value),
          formulas: parts.formulas ? content(({ formula }) => formula) : [],
          notes: parts.notes ? content(({ note }) => note) : [],
          shown: parts.shown ? content(shownText) : [],
          formats: parts.formats ? content(({ format }) => format) : [],
        };
      }),
    notes: (block) =>
      around(() => {
        const inside = (at: number, first: number, count: number): boolean => at >= first && at < first + count;
        return byId(block.sheetId).rows.flatMap((cells, y) =>
          cells.flatMap(({ note }, x): PlacedNote[] =>
            note !== '' && inside(y + 1, block.row, block.rows) && inside(x + 1, block.column, block.columns)
              ? [{ row: y + 1, column: x + 1, text: note }]
              : [],
          ),
        );
      }),
    closedBlocks: (id) => byId(id).closed,
    rejectingColumns: (block) => {
      const sheet = byId(block.sheetId);
      const found = new Set<number>();
      eachCell(block, (row, column) => {
        if (cellAt(sheet, row, column).allowed !== null) found.add(column);
      });
      return [...found].sort((one, other) => one - other);
    },
    apply: (edits) => {
      for (const edit of edits) around(() => applyOne(edit));
    },
    flush: () => undefined,
    activate: (id) => {
      activeId = byId(id).id;
    },
    show: (name) =>
      table(byName(name), ({ value, formula }) => {
        if (formula !== '') return `=${formula.replace(/^=/, '')}`;
        if (value === null) return '';
        return 'text' in value ? value.text : 'number' in value ? value.number : value.boolean;
      }),
    formulasOf: (name) => table(byName(name), ({ formula }) => formula),
    notesOf: (name) => table(byName(name), ({ note }) => note),
    type: (name, row, column, value) => {
      const isFormula = typeof value === 'string' && value.startsWith('=');
      const typed: TypedValue =
        typeof value === 'string'
          ? { text: value }
          : typeof value === 'number'
            ? { number: value }
            : { boolean: value };
      put(byName(name), row, column, isFormula ? { value: null, formula: value } : { value: typed, formula: '' });
    },
    note: (name, row, column, note) => put(byName(name), row, column, { note }),
    formatsOf: (name) => table(byName(name), ({ format }) => format),
    personFormats: (name, row, column, format) => put(byName(name), row, column, { format }),
    personRejects: (block, allowed) =>
      eachCell(block, (row, column) => put(byId(block.sheetId), row, column, { allowed })),
    rejectsAt: (name, row, column) => cellAt(byName(name), row, column).allowed !== null,
    othersClose: (name, block) => {
      const sheet = byName(name);
      sheet.closed.push({ sheetId: sheet.id, ...block });
    },
    personFilters: (name) => {
      byName(name).filtered = true;
    },
    personInsertsColumn: (name, before) => insertColumns(byName(name), before - 1, 1),
    personDeletesColumn: (name, column) => deleteColumns(byName(name), column, 1),
    personSwapsRows: (name, one, other) => {
      const { rows } = byName(name);
      [rows[one - 1], rows[other - 1]] = [rows[other - 1] ?? [], rows[one - 1] ?? []];
    },
    personDeletesSheet: (name) => {
      sheets.splice(sheets.indexOf(byName(name)), 1);
    },
    addSheet: (name, rows = 1000, columns = 26) => add(name, rows, columns, false).id,
    names: () => sheets.map(({ name }) => name),
    activeId: () => activeId ?? sheets[0]?.id ?? 0,
    calls: () => calls,
    onCall: () => undefined,
  };
  return spreadsheet;
}
