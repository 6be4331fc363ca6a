import type { RecordModel } from '../../model';
import { iso, NO_AMOUNT, amountOf, patched, type Scene, series, systemValues } from './base';
import { DIFFICULT_TEXTS, OPPORTUNITY_PATCHES } from './difficult';
import { MEMBERS } from '../members';
import { type Random, randomOf } from './random';
import { CURRENCIES, NOTE_TITLES, PRODUCTS, SENTENCES, TASK_TITLES } from './words';

const DAY = 86_400_000;
const STAGES = ['NEW', 'NEW', 'SCREENING', 'MEETING', 'PROPOSAL', 'CUSTOMER'];
const STATUSES = ['TODO', 'TODO', 'IN_PROGRESS', 'DONE', 'DONE', null];

/** Where tasks and notes may be attached; ids of records by object. */
export type Attachable = Readonly<Record<string, readonly string[]>>;

const bodyOf = (random: Random, text: string | undefined) => {
  if (text === undefined && random.chance(0.3)) return { blocknote: null, markdown: '' };
  const markdown = text ?? `${random.pick(SENTENCES)} ${random.pick(SENTENCES)}`;
  const content = [{ type: 'text', text: markdown, styles: {} }];
  return {
    blocknote: JSON.stringify([{ id: 'block-1', type: 'paragraph', props: {}, content, children: [] }]),
    markdown,
  };
};

/** Close dates lie from two years back to half a year ahead, at whole and odd times. */
export const buildOpportunities = (
  scene: Scene,
  count: number,
  companyIds: readonly string[],
  peopleIds: readonly string[],
): RecordModel[] => {
  const random = randomOf(scene.seed, 'opportunity');
  return series(count, (index) => {
    const close = scene.now + Math.floor((random.next() * 910 - 730) * DAY);
    const record = {
      ...systemValues(scene, random, index, count),
      name: `${random.pick(PRODUCTS)} ${1 + random.below(99)}`,
      amount: random.chance(0.9)
        ? amountOf((10 ** (2 + random.below(5)) * (1 + random.below(90))) / 8, random.pick(CURRENCIES))
        : NO_AMOUNT,
      closeDate: random.chance(0.9) ? iso(random.chance(0.3) ? close - (close % DAY) : close) : null,
      stage: random.pick(STAGES),
      companyId: random.chance(0.9) ? random.pick(companyIds) : null,
      pointOfContactId: random.chance(0.8) && peopleIds.length > 0 ? random.pick(peopleIds) : null,
      ownerId: random.chance(0.8) ? random.pick(MEMBERS).id : null,
    };
    return patched(record, OPPORTUNITY_PATCHES[index]);
  });
};

export const buildTasks = (scene: Scene, count: number): RecordModel[] => {
  const random = randomOf(scene.seed, 'task');
  return series(count, (index) => {
    const due = scene.now + Math.floor((random.next() ** 2 * 200 - 60) * DAY);
    const text = DIFFICULT_TEXTS[index - 1];
    return {
      ...systemValues(scene, random, index, count),
      title: text ?? random.pick(TASK_TITLES),
      bodyV2: bodyOf(random, text),
      dueAt: random.chance(0.8) ? iso(random.chance(0.2) ? scene.now + random.below(DAY / 4) : due) : null,
      status: random.pick(STATUSES),
      assigneeId: random.chance(0.85) ? random.pick(MEMBERS).id : null,
    };
  });
};

export const buildNotes = (scene: Scene, count: number): RecordModel[] => {
  const random = randomOf(scene.seed, 'note');
  return series(count, (index) => {
    const text = DIFFICULT_TEXTS[index - 1];
    const title = text ?? random.pick(NOTE_TITLES);
    return { ...systemValues(scene, random, index, count), title, bodyV2: bodyOf(random, text) };
  });
};

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** One row for each attachment: the id of the note or task, and one column for each possible target of which one is filled. */
export const buildTargets = (
  scene: Scene,
  object: 'noteTarget' | 'taskTarget',
  parentIds: readonly string[],
  attachable: Attachable,
): RecordModel[] => {
  const random = randomOf(scene.seed, object);
  const empty = Object.fromEntries(Object.keys(attachable).map((name) => [`target${pascal(name)}Id`, null]));
  const filled = Object.entries(attachable).filter(([, ids]) => ids.length > 0);
  const parent = object === 'noteTarget' ? 'noteId' : 'taskId';
  return series(Math.ceil(parentIds.length * 1.2), (index) => {
    // People and companies stand first and get most of the notes and tasks.
    const [name, ids] = filled[Math.floor(random.next() ** 2 * filled.length)] ?? ['', []];
    const target = name === '' ? {} : { [`target${pascal(name)}Id`]: random.pick(ids) };
    const parentId = index < parentIds.length ? parentIds[index] : random.pick(parentIds);
    return {
      ...systemValues(scene, random, index, parentIds.length * 2),
      [parent]: parentId ?? null,
      ...empty,
      ...target,
    };
  });
};
