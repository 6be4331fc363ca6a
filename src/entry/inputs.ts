import * as z from 'zod/mini';
import { SyncError } from '../errors';
import type { Endpoints } from '../protocol';
import { optionsSchema } from '../sync/job/table';
import { BACKUP_INPUTS } from './backup-inputs';
import { SCHEDULE_INPUTS } from './schedule-inputs';

const workspace = () => z.optional(z.string());

const viewQuestion = () => ({
  workspace: workspace(),
  objectId: z.string(),
  viewId: z.string(),
  memberId: z.nullable(z.string()),
  options: optionsSchema(),
});

const target = () =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('newSheet') }),
    z.object({ kind: z.literal('sheet'), sheetId: z.number() }),
  ]);

const csvKind = () =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('twenty'), rowsPerFile: z.nullable(z.number().check(z.int(), z.gte(1))) }),
    z.object({ kind: z.literal('sheet'), delimiter: z.enum([',', ';']), byteOrderMark: z.boolean() }),
  ]);

const ofTable = () => z.object({ tableId: z.string() });

/** What each endpoint may be given; anything else is `request-invalid`. */
const INPUTS: { readonly [N in keyof Endpoints]: () => z.ZodMiniType<Parameters<Endpoints[N]>[0]> } = {
  getState: () => z.object({}),
  connect: () => z.object({ address: z.string(), key: z.string(), allowHttp: z.boolean() }),
  disconnect: () => z.object({}),
  listObjects: () => z.object({ refresh: z.boolean(), more: z._default(z.boolean(), false), workspace: workspace() }),
  listViews: () => z.object({ objectId: z.string(), workspace: workspace() }),
  listMembers: () => z.object({ workspace: workspace() }),
  startPull: () =>
    z.object({
      ...viewQuestion(),
      target: target(),
      acceptFewer: z.boolean(),
      acceptGone: z._default(z.boolean(), false),
    }),
  refreshTable: () =>
    z.object({
      tableId: z.string(),
      acceptFewer: z.boolean(),
      acceptGone: z._default(z.boolean(), false),
      agreed: z.optional(z.string()),
      resetHeaders: z.optional(z.boolean()),
    }),
  undoRefresh: ofTable,
  takeOver: () => z.object({ tableId: z.string(), agreed: z.optional(z.string()) }),
  continuePull: ofTable,
  cancelPull: ofTable,
  readCsv: () =>
    z.object({
      tableId: z.string(),
      file: csvKind(),
      next: z.nullable(z.string()),
    }),
  findView: () => z.object({ text: z.string(), workspace: workspace() }),
  listFields: () => z.object({ objectId: z.string(), viewId: z.string(), workspace: workspace() }),
  showTable: ofTable,
  replaceKey: () => z.object({ workspace: z.string(), key: z.string() }),
  useWorkspace: () => z.object({ workspace: z.string() }),
  forget: () => z.object({ workspace: z.string() }),
  look: () => z.object({}),
  checkView: () => z.object({ ...viewQuestion(), target: target() }),
  pullProgress: ofTable,
  probeObjects: () => z.object({ more: z.boolean(), workspace: workspace() }),
  readViewCsv: () => z.object({ view: z.object(viewQuestion()), file: csvKind(), next: z.nullable(z.string()) }),
  changeTable: () =>
    z.object({
      tableId: z.string(),
      options: optionsSchema(),
      memberId: z.nullable(z.string()),
      acceptFewer: z.boolean(),
      acceptGone: z.boolean(),
    }),
  renameTable: () => z.object({ tableId: z.string(), name: z.string() }),
  duplicateTable: () => z.object({ tableId: z.string(), agreed: z.optional(z.string()) }),
  listRun: ofTable,
  staleColumns: ofTable,
  tidyUp: () => z.object({ tableId: z.string(), tags: z.array(z.string()) }),
  removal: ofTable,
  removeTable: () => z.object({ tableId: z.string(), keep: z.boolean() }),
  ...SCHEDULE_INPUTS,
  ...BACKUP_INPUTS,
};

/** @throws SyncError `request-invalid` when the sidebar and the server do not fit together. */
export function checkedInput<N extends keyof Endpoints>(name: N, input: unknown): Parameters<Endpoints[N]>[0] {
  const parsed = z.safeParse(INPUTS[name](), input);
  if (!parsed.success) throw new SyncError('request-invalid');
  return parsed.data;
}
