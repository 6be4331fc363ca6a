import * as v from '../schema';
import { SyncError } from '../errors';
import type { Endpoints } from '../protocol';
import { optionsSchema } from '../sync/job/table';
import { BACKUP_INPUTS } from './backup-inputs';
import { SCHEDULE_INPUTS } from './schedule-inputs';

const workspace = () => v.optional(v.string());

const viewQuestion = () => ({
  workspace: workspace(),
  objectId: v.string(),
  viewId: v.string(),
  memberId: v.nullable(v.string()),
  options: optionsSchema(),
});

const target = () =>
  v.variant('kind', [
    v.object({ kind: v.literal('newSheet') }),
    v.object({ kind: v.literal('sheet'), sheetId: v.number() }),
  ]);

const csvKind = () =>
  v.variant('kind', [
    v.object({ kind: v.literal('twenty'), rowsPerFile: v.nullable(v.integer(1)) }),
    v.object({ kind: v.literal('sheet'), delimiter: v.picklist([',', ';']), byteOrderMark: v.boolean() }),
  ]);

const ofTable = () => v.object({ tableId: v.string() });
const editsPage = () => ({ tableId: v.string(), from: v.optional(v.number()) });

/** What each endpoint may be given; anything else is `request-invalid`. */
const INPUTS: { readonly [N in keyof Endpoints]: () => v.GenericSchema<unknown, Parameters<Endpoints[N]>[0]> } = {
  getState: () => v.object({}),
  connect: () => v.object({ address: v.string(), key: v.string(), allowHttp: v.boolean() }),
  disconnect: () => v.object({}),
  listObjects: () => v.object({ refresh: v.boolean(), more: v.optional(v.boolean(), false), workspace: workspace() }),
  listViews: () => v.object({ objectId: v.string(), workspace: workspace() }),
  listMembers: () => v.object({ workspace: workspace() }),
  startPull: () =>
    v.object({
      ...viewQuestion(),
      target: target(),
      acceptFewer: v.boolean(),
      acceptGone: v.optional(v.boolean(), false),
    }),
  refreshTable: () =>
    v.object({
      tableId: v.string(),
      acceptFewer: v.boolean(),
      acceptGone: v.optional(v.boolean(), false),
      agreed: v.optional(v.string()),
      resetHeaders: v.optional(v.boolean()),
    }),
  undoRefresh: ofTable,
  takeOver: () => v.object({ tableId: v.string(), agreed: v.optional(v.string()) }),
  continuePull: ofTable,
  cancelPull: ofTable,
  readCsv: () =>
    v.object({
      tableId: v.string(),
      file: csvKind(),
      next: v.nullable(v.string()),
    }),
  findView: () => v.object({ text: v.string(), workspace: workspace() }),
  listFields: () => v.object({ objectId: v.string(), viewId: v.string(), workspace: workspace() }),
  showTable: ofTable,
  replaceKey: () => v.object({ workspace: v.string(), key: v.string() }),
  useWorkspace: () => v.object({ workspace: v.string() }),
  forget: () => v.object({ workspace: v.string() }),
  look: () => v.object({}),
  checkView: () => v.object({ ...viewQuestion(), target: target() }),
  pullProgress: ofTable,
  probeObjects: () => v.object({ more: v.boolean(), workspace: workspace() }),
  readViewCsv: () => v.object({ view: v.object(viewQuestion()), file: csvKind(), next: v.nullable(v.string()) }),
  changeTable: () =>
    v.object({
      tableId: v.string(),
      options: optionsSchema(),
      memberId: v.nullable(v.string()),
      acceptFewer: v.boolean(),
      acceptGone: v.boolean(),
    }),
  renameTable: () => v.object({ tableId: v.string(), name: v.string() }),
  duplicateTable: () => v.object({ tableId: v.string(), agreed: v.optional(v.string()) }),
  listRun: ofTable,
  staleColumns: ofTable,
  tidyUp: () => v.object({ tableId: v.string(), tags: v.array(v.string()) }),
  removal: ofTable,
  removeTable: () => v.object({ tableId: v.string(), keep: v.boolean() }),
  ...SCHEDULE_INPUTS,
  ...BACKUP_INPUTS,
  setEditing: () => v.object({ tableId: v.string(), on: v.boolean() }),
  listEdits: () => v.object(editsPage()),
  saveEdits: () =>
    v.object({
      tableId: v.string(),
      language: v.picklist(['en', 'fr']),
      mine: v.array(v.string()),
      theirs: v.array(v.string()),
      typed: v.boolean(),
    }),
  dropEdits: () => v.object({ ...editsPage(), cells: v.array(v.string()) }),
  removeTyped: () => v.object({ ...editsPage(), rows: v.array(v.number()) }),
};

/** @throws SyncError `request-invalid` when the sidebar and the server do not fit together. */
export function checkedInput<N extends keyof Endpoints>(name: N, input: unknown): Parameters<Endpoints[N]>[0] {
  const read = v.read(INPUTS[name](), input);
  if (read === null) throw new SyncError('request-invalid');
  return read;
}
