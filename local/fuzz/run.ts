import { act, call, inputOf, newNotes, type Notes } from './person';
import { ACTIONS, type Program } from './programs';
import { brokenLaws, lookBefore } from './laws';
import { spoilt } from './spoil';
import { readReply, readState } from '../torture/world/replies';
import type { FuzzWorld } from './world';

/** Characters of a tag: Google keeps 30,000 a sheet. */
const LONGEST_TAG = 2_000;
/** Bytes of a property. */
const LONGEST_PROPERTY = 8_000;

export interface Outcome {
  /** What did not hold, as sentences. */
  readonly broken: readonly string[];
  readonly ends: ReadonlyMap<string, number>;
}

export function runOnce(world: FuzzWorld, program: Program): Outcome {
  const { desk, liar, begin } = world;
  desk.emulator.restore(begin);
  liar.tell([]);
  const notes = newNotes();
  const tableSheetId = tableSheet(world);
  const before = lookBefore(world, tableSheetId);
  perform(world, notes, program);
  const broken = brokenLaws(world, notes, before, tableSheetId);
  liar.tell([]);
  // The weather is good again: the sidebar opens, whatever was left behind.
  if (program.border === 'server') call(world, notes, 'getState', '{}');
  return { broken: [...notes.broken, ...broken], ends: notes.ends };
}

function perform(world: FuzzWorld, notes: Notes, program: Program): void {
  switch (program.border) {
    case 'server':
      world.liar.tell(program.lies);
      for (const action of program.actions) act(world, notes, action);
      return;
    case 'property': {
      const stores = [...world.desk.emulator.properties().values()];
      const all = stores.flatMap((store) => [...store.keys()].map((key) => ({ store, key })));
      const chosen = all[program.which % all.length];
      if (chosen?.store instanceof Map) {
        const text = program.text ?? spoiltText(chosen.store.get(chosen.key) ?? '', program);
        chosen.store.set(chosen.key, text.slice(0, LONGEST_PROPERTY));
      }
      for (const action of program.actions) act(world, notes, action);
      return;
    }
    case 'tag': {
      const { metadata } = world.desk.state;
      const chosen = metadata[program.which % metadata.length];
      if (chosen) chosen.value = (program.text ?? spoiltText(chosen.value ?? '', program)).slice(0, LONGEST_TAG);
      for (const action of program.actions) act(world, notes, action);
      return;
    }
    case 'endpoint':
      for (const { which, spoil, raw } of program.calls) {
        const names = [...ACTIONS.filter((name) => !['csvTwenty', 'csvSheet', 'hours'].includes(name)), 'readCsv'];
        const name = names[which % names.length] ?? 'getState';
        call(world, notes, name, spoil ? spoilt(inputOf(name, world), spoil) : raw);
      }
      notes.isEdited = true;
  }
}

function spoiltText(text: string, { spoil }: Extract<Program, { border: 'property' | 'tag' }>): string {
  try {
    return spoilt(JSON.parse(text), spoil);
  } catch {
    return String(spoil.junk);
  }
}

function tableSheet({ desk, tableId }: FuzzWorld): number {
  const result = desk.execute({ user: 'ada', endpoint: 'getState', input: {} });
  const reply = result.outcome === 'value' ? readReply(result.value) : null;
  const found = reply?.ok ? readState(reply.data).tables.find(({ id }) => id === tableId) : undefined;
  if (!found) throw new Error('The table is not there before anything has happened.');
  return found.sheetId;
}
