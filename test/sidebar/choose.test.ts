import type { ChooseScreen } from '../../sidebar/model/screens/choose';
import type { Trouble } from '../../sidebar/model/trouble';
import { pullInput } from '../../sidebar/states/choose/pull-input';
import { chosenObject, chosenView, shownViews } from '../../sidebar/states/choose/view';
import { field, object, sidebarState, viewChoice } from './builders';
import { type Drive, drive } from './drive';
import { TROUBLE } from './samples';

const PEOPLE = object('person', 'People');
const TASKS = object('task', 'Tasks');
const LINK = 'https://crm.acme.example/objects/tasks?viewId=hidden';
const HIDDEN = viewChoice('hidden', { name: 'Hidden' });
const FIELDS = [field('name', { inView: true }), field('city'), field('email', { inView: true })];

/** The New table screen, its objects here. */
function choosing(): Drive {
  const sidebar = drive();
  sidebar.send({ type: 'opened', errand: null });
  sidebar.answer('getState', sidebarState());
  sidebar.answer('listObjects', [PEOPLE, TASKS]);
  return sidebar;
}

function people(): Drive {
  const sidebar = choosing();
  sidebar.send({ type: 'objectChosen', objectId: PEOPLE.id });
  sidebar.answer('listViews', [viewChoice('v1', { isIndex: true }), viewChoice('v2')]);
  sidebar.effects();
  return sidebar;
}

function chosen(sidebar: Drive): ChooseScreen {
  const { screen } = sidebar.state();
  if (screen.at !== 'choose') throw new Error(`at ${screen.at}`);
  return screen;
}

function paste(sidebar: Drive, text: string): void {
  sidebar.send({ type: 'linkTyped', text });
  sidebar.send({ type: 'linkAsked' });
}

function shownIds(sidebar: Drive): readonly string[] {
  const views = shownViews(chosen(sidebar));
  return views?.is === 'here' ? views.items.map(({ id }) => id) : [];
}

describe('a pasted link', () => {
  test('chooses object and view, also a view that no list has', () => {
    const sidebar = choosing();
    sidebar.effects();
    paste(sidebar, `  ${LINK} `);
    expect(sidebar.effects()).toMatchObject([{ endpoint: 'findView', input: { text: LINK } }]);
    sidebar.answer('findView', { object: TASKS, view: HIDDEN });
    expect(sidebar.effects()).toMatchObject([{ endpoint: 'listViews', input: { objectId: TASKS.id } }]);
    expect(pullInput(chosen(sidebar))).toMatchObject({ objectId: TASKS.id, viewId: 'hidden' });
    sidebar.answer('listViews', [viewChoice('all', { isIndex: true })]);
    expect(shownIds(sidebar)).toEqual(['all', 'hidden']);
    expect(chosenView(chosen(sidebar))).toEqual(HIDDEN);
    expect(chosen(sidebar).link).toEqual({ text: '', call: null, trouble: null });
  });

  test('to a view that is listed chooses it there', () => {
    const sidebar = people();
    paste(sidebar, 'v2');
    sidebar.answer('findView', { object: PEOPLE, view: viewChoice('v2') });
    expect(sidebar.effects()).toMatchObject([{ endpoint: 'findView' }]);
    expect(shownIds(sidebar)).toEqual(['v1', 'v2']);
    expect(chosen(sidebar).viewId).toBe('v2');
  });

  test('chooses before the objects came, and when the views do not come', () => {
    const sidebar = drive();
    sidebar.send({ type: 'opened', errand: null });
    sidebar.answer('getState', sidebarState());
    paste(sidebar, LINK);
    sidebar.answer('findView', { object: TASKS, view: HIDDEN });
    sidebar.fail('listViews', TROUBLE);
    sidebar.fail('listObjects', TROUBLE);
    expect(chosenObject(chosen(sidebar))).toEqual(TASKS);
    expect(shownIds(sidebar)).toEqual(['hidden']);
    expect(pullInput(chosen(sidebar))).toMatchObject({ objectId: TASKS.id, viewId: 'hidden' });
  });

  test('asks who "me" is, as the list does', () => {
    const sidebar = choosing();
    paste(sidebar, LINK);
    sidebar.effects();
    sidebar.answer('findView', { object: TASKS, view: viewChoice('hidden', { needsMember: true }) });
    const calls = sidebar.effects().map((effect) => (effect.type === 'call' ? [effect.endpoint, effect.call] : []));
    expect(calls.map(([endpoint]) => endpoint)).toEqual(['listViews', 'listMembers']);
    expect(new Set(calls.map(([, call]) => call)).size).toBe(2);
    expect(pullInput(chosen(sidebar))).toBeNull();
  });

  test('that leads nowhere gets the server’s sentence, and stays to be corrected', () => {
    const sidebar = choosing();
    paste(sidebar, 'nonsense');
    sidebar.fail('findView', TROUBLE);
    expect(chosen(sidebar).link).toEqual({ text: 'nonsense', call: null, trouble: TROUBLE });
    expect(chosen(sidebar).objectId).toBeNull();
    sidebar.send({ type: 'linkTyped', text: 'better' });
    expect(chosen(sidebar).link.trouble).toBeNull();
  });

  test('is asked for once at a time, and never when it is empty', () => {
    const sidebar = choosing();
    sidebar.effects();
    paste(sidebar, ' ');
    const missing: Trouble = { from: 'here', problem: 'link-missing' };
    expect(chosen(sidebar).link.trouble).toEqual(missing);
    expect(sidebar.effects()).toEqual([]);
    paste(sidebar, LINK);
    sidebar.send({ type: 'linkAsked' });
    expect(sidebar.effects()).toHaveLength(1);
  });

  test.each([
    ['chosen an object', { type: 'objectChosen', objectId: PEOPLE.id }],
    ['typed another link', { type: 'linkTyped', text: 'other' }],
  ] as const)('says nothing any more to a person who has %s', (_, event) => {
    const sidebar = choosing();
    paste(sidebar, LINK);
    sidebar.send(event);
    const before = chosen(sidebar);
    sidebar.answer('findView', { object: TASKS, view: HIDDEN });
    expect(chosen(sidebar)).toEqual(before);
  });
});

describe('columns', () => {
  test('to be chosen begin with those of the view, and keep the order of the list', () => {
    const sidebar = people();
    sidebar.send({ type: 'columnsChosen', kind: 'chosen' });
    expect(sidebar.effects()).toMatchObject([{ endpoint: 'listFields', input: { objectId: PEOPLE.id, viewId: 'v1' } }]);
    expect(pullInput(chosen(sidebar))).toBeNull();
    sidebar.answer('listFields', FIELDS);
    expect(pullInput(chosen(sidebar))?.options.columns).toEqual({ kind: 'chosen', fieldIds: ['name', 'email'] });
    for (const fieldId of ['name', 'city', 'name']) sidebar.send({ type: 'fieldToggled', fieldId });
    expect(pullInput(chosen(sidebar))?.options.columns).toEqual({
      kind: 'chosen',
      fieldIds: ['name', 'city', 'email'],
    });
  });

  test('need at least one field', () => {
    const sidebar = people();
    sidebar.send({ type: 'columnsChosen', kind: 'chosen' });
    sidebar.answer('listFields', FIELDS);
    for (const fieldId of ['name', 'email']) sidebar.send({ type: 'fieldToggled', fieldId });
    expect(pullInput(chosen(sidebar))).toBeNull();
    sidebar.effects();
    sidebar.send({ type: 'pullAsked' });
    expect(sidebar.effects()).toEqual([]);
    sidebar.send({ type: 'columnsChosen', kind: 'all' });
    expect(pullInput(chosen(sidebar))?.options.columns).toEqual({ kind: 'all' });
  });

  test('keep what was ticked while the person looks at the other choices', () => {
    const sidebar = people();
    sidebar.send({ type: 'columnsChosen', kind: 'chosen' });
    sidebar.answer('listFields', FIELDS);
    sidebar.send({ type: 'fieldToggled', fieldId: 'city' });
    sidebar.effects();
    sidebar.send({ type: 'columnsChosen', kind: 'view' });
    sidebar.send({ type: 'columnsChosen', kind: 'chosen' });
    expect(sidebar.effects()).toEqual([]);
    expect(chosen(sidebar).columns.fieldIds).toEqual(['name', 'city', 'email']);
  });

  test('of another view are asked for anew, and those of the one before are not sent with it', () => {
    const sidebar = people();
    sidebar.send({ type: 'columnsChosen', kind: 'chosen' });
    const late = sidebar.callOf('listFields');
    sidebar.send({ type: 'viewChosen', viewId: 'v2' });
    expect(sidebar.effects().at(-1)).toMatchObject({ endpoint: 'listFields', input: { viewId: 'v2' } });
    sidebar.send({ type: 'answered', endpoint: 'listFields', call: late, data: FIELDS });
    expect(chosen(sidebar).columns.fields?.is).toBe('coming');
    sidebar.answer('listFields', [field('other', { inView: true })]);
    expect(pullInput(chosen(sidebar))).toMatchObject({
      viewId: 'v2',
      options: { columns: { kind: 'chosen', fieldIds: ['other'] } },
    });
  });

  test('that do not come are said, and can be asked for again', () => {
    const sidebar = people();
    sidebar.send({ type: 'columnsChosen', kind: 'chosen' });
    sidebar.fail('listFields', TROUBLE);
    expect(chosen(sidebar).columns.fields).toEqual({ is: 'missing', trouble: TROUBLE });
    sidebar.effects();
    sidebar.send({ type: 'fieldsAsked' });
    expect(sidebar.effects()).toMatchObject([{ endpoint: 'listFields' }]);
    sidebar.answer('listFields', FIELDS);
    expect(pullInput(chosen(sidebar))).not.toBeNull();
  });
});
