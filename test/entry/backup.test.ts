/** A backup book: complete by its manifest, wherever it is killed, with the old one until then. */
import type { Input } from '../../src/calls/endpoints/index';
import { personDeleteSheet, personRenameSheet, typeInto } from '../../local/emulator/grid/person';
import { insertRows } from '../../local/emulator/grid/structure/structure';
import type { CallHooks } from '../../local/emulator/runtime/call-hooks';
import type { BackupProgress } from '../../src/protocol/backup';
import { type Desk, gridOf, openDesk } from './add-on-world';
import { type CrmBeside, startCrmBeside } from './crm-beside';
import { documentProperties, userProperties } from './properties';
import { EVERY_CALL } from '../depth';

jest.setTimeout(300_000);

let crm: CrmBeside;
beforeAll(async () => {
  crm = await startCrmBeside({ objects: ['company', 'person', 'pet', 'workspaceMember'], records: 30 });
});
afterAll(() => crm.close());

const BACKUP = 'twenty-sheets/backup';

interface Tag {
  readonly run: string;
  readonly complete: boolean;
  readonly records: number;
  readonly object: null | {
    readonly digest: string;
    readonly receipt: { readonly written: number; readonly complete: boolean };
  };
}

/** Sheets that bear a backup's tag. */
const sheetsOf = ({ state }: Desk) =>
  state.sheets.flatMap(({ id, name, hidden }) =>
    state.metadata.flatMap(({ key, value, location }) =>
      key === BACKUP && location.type === 'SHEET' && location.sheetId === id
        ? [{ name, hidden, tag: JSON.parse(value ?? '') as Tag }]
        : [],
    ),
  );

const wishOf = (
  desk: Desk,
  names: readonly string[],
  over: Partial<Input<'startBackup'>> = {},
): Input<'startBackup'> => ({
  objectIds: desk
    .call('getBackup', {})
    .objects.filter(({ nameSingular }) => names.includes(nameSingular))
    .map(({ id }) => id),
  keep: 2,
  timing: null,
  ...over,
});

function drive(desk: Desk): BackupProgress {
  for (let slice = 0; slice < 50; slice += 1) {
    const progress = desk.call('continueBackup', {});
    if (progress.phase === 'done' || progress.phase === 'cancelled') return progress;
    desk.emulator.advance(progress.waitMs);
  }
  throw new Error('the backup does not end');
}

function backUp(desk: Desk, names: readonly string[], over: Partial<Input<'startBackup'>> = {}): void {
  desk.call('startBackup', wishOf(desk, names, over));
  expect(drive(desk).phase).toBe('done');
}

test('holds every record of each object, with receipt, checksum and manifest, and touches nothing else', () => {
  const desk = openDesk(crm);
  desk.connect();
  const before = JSON.stringify(desk.state.sheets[0]);
  expect(
    desk
      .call('getBackup', {})
      .objects.filter(({ isUsual }) => isUsual)
      .map(({ nameSingular }) => nameSingular),
  ).toEqual(['company', 'person', 'pet']);
  backUp(desk, ['company', 'person']);
  const sheets = sheetsOf(desk);
  expect(sheets.map(({ hidden, tag }) => [hidden, tag.complete, tag.object?.receipt.complete ?? null])).toEqual([
    [false, false, true],
    [false, false, true],
    [false, true, null],
  ]);
  const people = sheets.find(({ name }) => name.endsWith('People'))?.name ?? '';
  expect(gridOf(desk.state, people)).toHaveLength(31);
  const manifest = gridOf(desk.state, sheets.at(-1)?.name ?? '');
  const line = manifest.find(([label, name]) => label === 'People' && name === 'person');
  expect([line?.[2], line?.[5], line?.[7]]).toEqual([30, people, expect.stringMatching(/^[0-9a-f]{64}$/)]);
  expect(manifest).toContainEqual(
    expect.arrayContaining(['person', 'Company', 'company', 'RELATION', 'Company Id', 'Company / Id']),
  );
  expect(JSON.stringify(desk.state.sheets[0])).toBe(before);
  const { sheetId } = desk.call('getBackup', {}).kept[0] ?? { sheetId: 0 };
  expect(desk.call('checkBackup', { sheetId })).toEqual({ changed: [], missing: 0 });
  const [companies, persons] = desk.state.sheets.filter(({ name }) => /Companies|People/.test(name));
  if (!companies || !persons) throw new Error('no sheets');
  const [header] = gridOf(desk.state, people)[0]?.slice(2) ?? [];
  typeInto(desk.state, persons.id, 1, 3, 'Another header');
  expect(desk.call('checkBackup', { sheetId })).toEqual({ changed: [people], missing: 0 });
  typeInto(desk.state, persons.id, 1, 3, String(header));
  expect(desk.call('checkBackup', { sheetId })).toEqual({ changed: [], missing: 0 });
  typeInto(desk.state, persons.id, 5, 3, 'x');
  personDeleteSheet(desk.state, companies.id);
  expect(desk.call('checkBackup', { sheetId })).toEqual({ changed: [people], missing: 1 });
  const { tables, job } = desk.call('getState', {});
  expect([tables, job]).toEqual([[], null]);
  expect(sheetsOf(desk)).toHaveLength(2);
});

test('the oldest goes when the newest is complete, and not before', () => {
  const desk = openDesk(crm);
  desk.connect();
  backUp(desk, ['pet'], { keep: 1 });
  const first = sheetsOf(desk).map(({ tag }) => tag.run)[0];
  desk.call('startBackup', wishOf(desk, ['pet'], { keep: 1 }));
  expect(sheetsOf(desk).map(({ tag }) => tag.run)).toEqual([first, first]);
  const run = documentProperties(desk).get('backup/run') ?? '';
  drive(desk);
  expect(sheetsOf(desk).map(({ tag }) => tag.run)).not.toContain(first);
  // It died before it noted that it has ended: at no moment there is none.
  documentProperties(desk).set('backup/run', run);
  const whole = new Set<number>();
  const onCall = (): void => void whole.add(sheetsOf(desk).filter(({ tag }) => tag.complete).length);
  desk.emulator.clientCall('ada', 'doc', 'continueBackup', ['{}'], { onCall });
  expect([[...whole], runIn(desk)]).toEqual([[1], {}]);
  expect(desk.call('getBackup', {}).kept).toHaveLength(1);
});

test('what the key may not read is named, and left out', () => {
  const desk = openDesk(crm);
  desk.connect('apple-nocompany');
  const wish = wishOf(desk, ['company', 'pet']);
  const { counts } = desk.call('countBackup', { objectIds: wish.objectIds });
  expect(new Set(counts.map(({ records }) => records))).toEqual(new Set([40, null]));
  backUp(desk, ['company', 'pet']);
  const [, manifest] = sheetsOf(desk);
  const lines = gridOf(desk.state, manifest?.name ?? '').map((row) => row.filter((cell) => cell !== null));
  expect(lines).toContainEqual(['Companies', 'company', 'the key may not read it']);
  desk.call('startBackup', wishOf(desk, ['company']));
  expect(desk.refusal('continueBackup', {}).kind).toBe('object-forbidden');
  expect(desk.call('getBackup', {}).running).toBe(null);
});

test('what does not fit is refused before a sheet is made', () => {
  const desk = openDesk(crm);
  desk.connect();
  const [sheet] = desk.state.sheets;
  if (!sheet) throw new Error('no sheet');
  insertRows(desk.state, sheet, sheet.rows, 383_600, null, null);
  desk.call('startBackup', wishOf(desk, ['person']));
  expect(desk.refusal('continueBackup', {}).kind).toBe('backup-no-room');
  expect([desk.state.sheets.length, desk.call('getBackup', {}).running]).toEqual([1, null]);
});

test('is made by its schedule, and another editor waits for it', () => {
  const desk = openDesk(crm);
  desk.connect();
  desk.connect('apple-admin', 'bob');
  const timing = { kind: 'weekdays', days: [4], hour: 6 } as const;
  const { schedule, kept } = desk.call('planBackup', wishOf(desk, ['pet'], { timing }));
  expect([schedule?.mine, kept]).toEqual([true, []]);
  // As if companies had been made after that.
  const user = userProperties(desk, 'ada');
  const [company = ''] = wishOf(desk, ['company']).objectIds;
  const [key = ''] = user.keys('').filter((name) => name.endsWith('/backup'));
  user.set(key, (user.get(key) ?? '').replace(`"${company.slice(-8)}"`, '"elsewhere"'));
  expect(desk.call('getBackup', {}).added).toEqual([company]);
  desk.emulator.fireTriggers(desk.emulator.now() + 26 * 3_600_000);
  expect(desk.call('getBackup', {}).kept.map(({ records }) => records)).toEqual([40]);
  const manifest = gridOf(desk.state, sheetsOf(desk).at(-1)?.name ?? '').map((row) =>
    row.filter((cell) => cell !== null),
  );
  expect(manifest).toContainEqual(['Companies', 'company', 'new in Twenty, not in this backup']);
  expect(manifest).toContainEqual(['Deleted records are not in a backup.']);
  desk.call('startBackup', wishOf(desk, ['pet'], { timing }));
  expect(desk.call('getBackup', {}).added).toEqual([]);
  expect(desk.refusal('startBackup', wishOf(desk, ['pet']), 'bob').kind).toBe('job-elsewhere');
  expect(desk.call('planBackup', wishOf(desk, ['pet'])).schedule).toBe(null);
});

test('is not made by its schedule where nobody knows what its owner chose, and says so', () => {
  const desk = openDesk(crm);
  desk.connect();
  desk.call('planBackup', wishOf(desk, ['pet'], { timing: { kind: 'hours', every: 1 } }));
  const user = userProperties(desk, 'ada');
  for (const key of user.keys('').filter((name) => name.endsWith('/backup'))) user.delete(key);
  desk.emulator.fireTriggers(desk.emulator.now() + 2.5 * 3_600_000);
  const { schedule, running } = desk.call('getBackup', {});
  expect(schedule?.lastFailure).toMatch(/^You have not yet agreed to what “Backup” asks for/);
  expect([running, sheetsOf(desk)]).toEqual([null, []]);
});

/** Ada's backup of pets and members, at which each request takes longer than a slice. Gives what each slice said. */
function slowly(
  desk: Desk,
  slices: number,
  during = (): void => undefined,
  [endpoint, input]: readonly [string, string] = ['continueBackup', '{}'],
): readonly BackupProgress[] {
  const onCall = (name: string): void => {
    if (!name.startsWith('UrlFetchApp.')) return;
    desk.emulator.advance(25_000);
    during();
  };
  return Array.from({ length: slices }, () => {
    const reply = desk.emulator.clientCall('ada', 'doc', endpoint, [input], { onCall });
    return JSON.parse(reply.ok ? String(reply.value) : '{}').data;
  });
}
const phases = (some: readonly BackupProgress[]) => some.map(({ phase }) => phase);
const begun = (): Desk => {
  const desk = openDesk(crm);
  desk.connect();
  desk.connect('apple-admin', 'bob');
  desk.call('startBackup', wishOf(desk, ['pet', 'workspaceMember']));
  return desk;
};
const runIn = (desk: Desk): { readonly id?: string } => JSON.parse(documentProperties(desk).get('backup/run') ?? '{}');

/** Until the first object has its sheet. */
function untilFirstSheet(desk: Desk): void {
  for (let slice = 0; sheetsOf(desk).length === 0 && slice < 20; slice += 1) slowly(desk, 1);
  expect(sheetsOf(desk)).toHaveLength(1);
}

describe('one that is under way', () => {
  test('is worked on as long as a slice may, goes on alone, and is one, however often it is begun', () => {
    const desk = begun();
    const { id } = runIn(desk);
    const [first] = slowly(desk, 1);
    expect(first).toMatchObject({ phase: 'counting', aloneWithin: 60 });
    // Who only wants to know how much it is waits no longer than that either.
    const { objectIds } = wishOf(desk, ['pet', 'workspaceMember']);
    expect(slowly(desk, 1, undefined, ['countBackup', JSON.stringify({ objectIds })])).toMatchObject([
      { counts: [{ records: 40 }], waitMs: 0 },
    ]);
    untilFirstSheet(desk);
    desk.call('startBackup', wishOf(desk, ['pet', 'workspaceMember']));
    expect([runIn(desk).id, sheetsOf(desk).length]).toEqual([id, 1]);
    // Whoever ends a pull of it ends that: it begins anew.
    slowly(desk, 1);
    expect(desk.call('cancelPull', { tableId: `${id}x1` }).phase).toBe('cancelled');
    expect(drive(desk)).toMatchObject({ phase: 'done', aloneWithin: null });
    expect(desk.emulator.triggers()).toEqual([]);
  });

  test('is another’s until they left it: then whoever begins one, or ends it, leaves nothing of it', () => {
    const desk = begun();
    untilFirstSheet(desk);
    // At the second object by now.
    slowly(desk, 1);
    expect(documentProperties(desk).keys('job/')).toHaveLength(1);
    desk.call('cancelBackup', {}, 'bob');
    documentProperties(desk).delete('cancel/backup');
    const { id } = runIn(desk);
    desk.emulator.advance(9 * 60_000);
    expect(desk.refusal('startBackup', wishOf(desk, ['pet']), 'bob').kind).toBe('job-elsewhere');
    expect([runIn(desk).id, sheetsOf(desk).length]).toEqual([id, 1]);
    desk.emulator.advance(60_000);
    desk.call('startBackup', wishOf(desk, ['pet']), 'bob');
    expect([desk.refusal('continueBackup', {}).kind, sheetsOf(desk)]).toEqual(['job-elsewhere', []]);
    expect(documentProperties(desk).keys('job/')).toEqual([]);
    desk.emulator.advance(600_000);
    desk.call('cancelBackup', {});
    expect(runIn(desk)).toEqual({});
  });

  test('leaves nothing where it is cancelled, at once or in the middle of a slice, of counting too', () => {
    for (const count of [1, 0]) {
      const desk = begun();
      if (count === 0) untilFirstSheet(desk);
      const said = phases(slowly(desk, 1, () => void desk.call('cancelBackup', {})));
      expect([...said, ...(count === 0 ? phases(slowly(desk, 1)) : [])].at(-1)).toBe('cancelled');
      expect([sheetsOf(desk), runIn(desk), desk.emulator.triggers()]).toEqual([[], {}, []]);
      // What was wished then is not meant by the next.
      desk.call('cancelBackup', {});
      backUp(desk, ['pet']);
    }
  });

  test('waits where Twenty asks for it, and goes on from its object after what passes, and only that', async () => {
    const desk = begun();
    const body = JSON.stringify({
      errors: [{ message: 'Slow down', extensions: { code: 'RATE_LIMITED', retryAfterMs: 30_000 } }],
      data: null,
    });
    const slow = { kind: 'answer', status: 200, body, contentType: 'application/json' } as const;
    await crm.control({ rules: [{ on: 'records', times: 1, fault: slow }] });
    const { objectIds } = wishOf(desk, ['pet']);
    expect(desk.call('countBackup', { objectIds })).toEqual({ counts: [], waitMs: 30_000 });
    await crm.control({ rules: [{ on: 'records', times: 1, fault: slow }] });
    expect(desk.call('continueBackup', {})).toMatchObject({ phase: 'counting', waitMs: expect.any(Number) });
    desk.emulator.advance(60_000);
    untilFirstSheet(desk);
    const kept = sheetsOf(desk)[0]?.name;
    await crm.control({ rules: [{ on: 'records', times: 1, fault: slow }] });
    expect(desk.call('continueBackup', {})).toMatchObject({ phase: 'reading', waitMs: expect.any(Number) });
    desk.emulator.advance(60_000);
    await crm.control({ rules: [{ on: 'records', times: 50, fault: { kind: 'answer', status: 500, body: 'x' } }] });
    expect(desk.refusal('continueBackup', {}).kind).toBe('server-busy');
    expect(desk.refusal('countBackup', { objectIds }).kind).toBe('server-busy');
    await crm.control({ clear: true });
    expect([sheetsOf(desk)[0]?.name, desk.state.sheets.length]).toEqual([kept, 2]);
    await crm.control({ now: [{ kind: 'revoke', key: 'apple-admin' }] });
    expect(desk.refusal('continueBackup', {}).kind).toBe('key-revoked');
    await crm.control({ now: [{ kind: 'revoke', key: 'apple-admin', undo: true }] });
    expect([desk.state.sheets.length, runIn(desk)]).toEqual([1, {}]);
  });

  test('and of which nobody knows any more makes room for the next; objects that are gone are in none', () => {
    const desk = begun();
    untilFirstSheet(desk);
    documentProperties(desk).delete('backup/run');
    const wish = wishOf(desk, ['pet']);
    desk.call('startBackup', { ...wish, objectIds: ['gone', ...wish.objectIds] });
    expect(sheetsOf(desk)).toEqual([]);
    expect(drive(desk).of).toBe(1);
    expect(desk.refusal('startBackup', { ...wish, objectIds: ['gone'] }).kind).toBe('object-unknown');
  });
});

test('a schedule of backups is one person’s until another wants one too', () => {
  const desk = openDesk(crm);
  desk.connect();
  desk.connect('apple-admin', 'bob');
  const timing = { kind: 'days', hour: 6 } as const;
  const properties = documentProperties(desk);
  const schedule = () => JSON.parse(properties.get('schedule/backup') ?? '{}');
  desk.call('planBackup', wishOf(desk, ['pet'], { timing }));
  properties.set('schedule/backup', JSON.stringify({ ...schedule(), lastRun: 1 }));
  const hers = schedule();
  desk.call('planBackup', wishOf(desk, ['pet'], { timing }));
  desk.call('planBackup', wishOf(desk, ['pet']), 'bob');
  expect(schedule()).toEqual(hers);
  desk.call('planBackup', wishOf(desk, ['pet'], { timing }), 'bob');
  expect(schedule()).toMatchObject({ lastRun: null, timing });
  expect(schedule().owner).not.toBe(hers.owner);
});

test('is cancelled without a trace', () => {
  const desk = openDesk(crm);
  desk.connect();
  backUp(desk, ['pet']);
  desk.call('startBackup', wishOf(desk, ['company', 'person']));
  desk.call('cancelBackup', {});
  expect(desk.refusal('continueBackup', {}).kind).toBe('job-gone');
  expect(sheetsOf(desk)).toHaveLength(2);
  expect(desk.call('getBackup', {}).running).toBe(null);
});

test('is cancelled without a trace also where it dies while it makes its manifest', () => {
  const desk = openDesk(crm);
  desk.connect();
  desk.call('startBackup', wishOf(desk, ['pet']));
  const start = desk.emulator.snapshot();
  const calls: string[] = [];
  const work = (hooks: CallHooks) => desk.emulator.clientCall('ada', 'doc', 'continueBackup', ['{}'], hooks);
  work({ onCall: (name) => void calls.push(name) });
  const made = calls.map((name) => name.endsWith('insertSheet')).lastIndexOf(true) + 1;
  const tagged = calls.findIndex((name, at) => at > made && name.endsWith('addDeveloperMetadata')) + 1;
  for (const call of [made, tagged]) {
    desk.emulator.restore(start);
    work({ killAt: { call, when: 'after' } });
    expect(desk.state.sheets).toHaveLength(3);
    desk.call('cancelBackup', {});
    expect(desk.state.sheets).toHaveLength(1);
  }
  // What shows by then may have got another name.
  desk.emulator.restore(start);
  work({ killAt: { call: made, when: 'after' } });
  personRenameSheet(desk.state, desk.state.sheets.find(({ name }) => name.endsWith('Pets'))?.id ?? 0, 'Mine');
  drive(desk);
  expect(sheetsOf(desk).map(({ name }) => name)).toContain('Mine');
});

test('asks for what its owner chose, whatever a property says', async () => {
  const desk = openDesk(crm);
  desk.connect();
  const [pet = '', company = ''] = ['pet', 'company'].map((name) => wishOf(desk, [name]).objectIds[0] ?? '');
  desk.call('startBackup', wishOf(desk, ['pet']));
  const properties = documentProperties(desk);
  const first = properties.get('backup/run') ?? '';
  const more = `${first.slice(0, -1).replace(/"objects":\[/, `"objects":[{"objectId":"${company}","label":"X","total":null,"columns":0,"isForbidden":false},`)}}`;
  for (const tampered of [first.replace(pet, company), more]) {
    properties.set('backup/run', tampered);
    await crm.control({ reset: true });
    expect(desk.refusal('continueBackup', {}).kind).toBe('not-agreed');
    expect((await crm.control({})).requests).toBe(0);
    expect([sheetsOf(desk), properties.get('backup/run')]).toEqual([[], null]);
  }
  // The same object, in another workspace.
  desk.call('startBackup', wishOf(desk, ['pet']));
  const user = userProperties(desk, 'ada');
  const [key = ''] = user.keys('').filter((name) => name.endsWith('/backup'));
  user.set(key, (user.get(key) ?? '').replace(/"workspaceId":"[^"]*"/, '"workspaceId":"elsewhere"'));
  expect(desk.refusal('continueBackup', {}).kind).toBe('not-agreed');
});

test('gives the cells of an object for files, without what the key may not read', () => {
  const desk = openDesk(crm);
  desk.connect('apple-nojobtitle');
  const objectId = wishOf(desk, ['person']).objectIds[0] ?? '';
  const read = (form: 'backup' | 'kit') => {
    const first = desk.call('readObject', { objectId, form, next: null });
    return first.rows.length > 0 ? first : desk.call('readObject', { objectId, form, next: first.next });
  };
  const [backup, kit] = [read('backup'), read('kit')];
  for (const { columns, rows, next, fields } of [backup, kit]) {
    expect(columns.map(({ header }) => header)).not.toContain('Job Title');
    expect([rows.length, rows[0]?.length, next]).toEqual([30, columns.length, null]);
    expect(fields).toContainEqual(
      expect.arrayContaining(['person', 'Job Title', 'jobTitle', 'the key may not read it']),
    );
  }
  expect(backup.columns.map(({ header }) => header)).toEqual(
    expect.arrayContaining(['Id', 'Company Id', 'Created by / Name']),
  );
  expect(kit.columns).toContainEqual({ header: 'Company / Id', kind: 'relation', target: 'company', isUnique: false });
  expect(kit.notes).toContainEqual({ field: 'Created by', note: 'left-out', count: 30 });
});

/** What may be seen at any moment: a backup that is complete by its manifest, the old one or the new. */
function wholeOnes(desk: Desk): readonly string[] {
  const sheets = sheetsOf(desk);
  return sheets
    .filter(({ tag }) => tag.complete)
    .map(({ tag: { run, records } }) => {
      const objects = sheets.filter(({ tag }) => tag.run === run && tag.object !== null);
      expect(objects).toHaveLength(2);
      expect(objects.reduce((sum, { name }) => sum + gridOf(desk.state, name).length - 1, 0)).toBe(records);
      return run;
    });
}

/** Each call takes its time: without `EVERY_CALL=1` those that make, tag, show or delete something, and those that save. */
const STRUCTURAL =
  /addDeveloperMetadata|DeveloperMetadata\.(remove|setValue)|insertSheet|deleteSheet|showSheet|setProperty$/;

test('killed at any call, or failed by Google, there is a whole one at that moment, and the new one in the end', () => {
  const desk = openDesk(crm);
  desk.connect();
  const objects = ['pet', 'workspaceMember'];
  backUp(desk, objects, { keep: 1 });
  desk.call('startBackup', wishOf(desk, objects, { keep: 1 }));
  const old = wholeOnes(desk);
  const start = desk.emulator.snapshot();
  const work = (hooks: CallHooks) => desk.emulator.clientCall('ada', 'doc', 'continueBackup', ['{}'], hooks);
  const trouble = (kind: number, at: number): CallHooks => {
    if (kind === 0) return { killAt: { call: at, when: 'before' } };
    const failure = { key: 'serviceTimedOut', details: ['Spreadsheets', 'doc'], done: kind === 2 } as const;
    return { failCall: (name, call) => (call === at && !/^(UrlFetchApp|Session)/.test(name) ? failure : undefined) };
  };
  const calls: string[] = [];
  work({ onCall: (name) => void calls.push(name) });
  expect(calls.length).toBeGreaterThan(100);
  const names = sheetsOf(desk)
    .map(({ name }) => name)
    .sort();
  const points = calls.flatMap((name, at) => (EVERY_CALL || STRUCTURAL.test(name) ? [at + 1] : []));
  for (const [place, at] of points.entries()) {
    for (const kind of EVERY_CALL ? [0, 1, 2] : place % 4 === 0 ? [0, 1 + ((place / 4) % 2)] : [0]) {
      desk.emulator.restore(start);
      work(trouble(kind, at));
      expect(wholeOnes(desk).length).toBeGreaterThan(0);
      const run = desk.ask('continueBackup', {});
      if (run.ok && run.data.phase !== 'done') drive(desk);
      const left = sheetsOf(desk);
      const after = wholeOnes(desk);
      expect([at, kind, after.length, left.filter(({ hidden }) => hidden).length]).toEqual([at, kind, 1, 0]);
      expect(left.map(({ name }) => name).sort()).toEqual(names);
      expect(after).not.toEqual(old);
    }
  }
});
