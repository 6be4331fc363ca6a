/** A ZIP of the chosen objects, one after the other: a backup, or what another Twenty imports. */
import type { Output } from '../../src/calls/endpoints/index';
import type { BackupObject } from '../../src/protocol/backup';
import type { MemberChoice } from '../../src/protocol/choice';
import type { ObjectPart } from '../../src/protocol/kit';
import type { Trouble } from '../model/trouble';
import type { Result } from '../rpc';
import type { Say } from '../say';
import { csvPieces } from './csv';
import { type ArchiveFile, importOrder, type Kit, type KitMember, newKit } from './kit';
import { type FileLine, manifestText, type ObjectLine, stepsText } from './manifest';
import { readWhole, type WholeObject } from './read';
import type { ArchiveRequest } from '../archive-request';
import { growingZip } from './zip';

export interface Making {
  readonly request: ArchiveRequest;
  readonly say: Say;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly readPart: (objectId: string, form: 'backup' | 'kit', next: string | null) => Promise<Result<ObjectPart>>;
  /** Of the workspace that is read, and of the one that the kit is for; null where that is not known here. */
  readonly members: () => Promise<Result<readonly MemberChoice[]>>;
  readonly membersThere: (() => Promise<Result<readonly MemberChoice[]>>) | null;
  /** Records of objects that are not read; null where the key may not. */
  readonly count: (objectIds: readonly string[]) => Promise<Result<Output<'countBackup'>>>;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly onPart: (object: BackupObject, done: number, read: number, total: number, waitMs: number) => void;
  readonly goOn: () => boolean;
  /** SHA-256, hexadecimal; '' where the browser has none. */
  readonly sha256: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>;
}

export type ArchiveEnd =
  | { readonly is: 'whole'; readonly chunks: readonly Uint8Array<ArrayBuffer>[]; readonly records: number }
  | { readonly is: 'failed'; readonly trouble: Trouble }
  | { readonly is: 'dropped' };

export async function makeArchive(making: Making): Promise<ArchiveEnd> {
  const { request, say, now, sha256, goOn } = making;
  const isKit = request.kind === 'kit';
  const members = isKit ? await mappedMembers(making) : new Map<string, KitMember>();
  if (!(members instanceof Map)) return members;
  const order = isKit ? importOrder(request.objects) : request.objects;
  const kit = newKit(order, members);
  const zip = growingZip(now());
  const lines: FileLine[] = [];
  const objects: ObjectLine[] = [];
  const fields: (readonly string[])[] = [];
  let records = 0;
  const put = async ({ name, object, rows, pieces }: ArchiveFile): Promise<void> => {
    zip.add(name, pieces);
    lines.push({ name, object, rows, sha256: await sha256(new TextEncoder().encode(pieces.join(''))) });
  };
  for (const [done, object] of order.entries()) {
    const end = await readWhole({
      ...making,
      readPart: (next) => making.readPart(object.id, isKit ? 'kit' : 'backup', next),
      onPart: (read, total, waitMs) => making.onPart(object, done, read, total, waitMs),
    });
    if (end.is === 'failed' || end.is === 'dropped') return end;
    const read = end.is === 'whole' ? end.object : null;
    objects.push({ object, records: read?.rows.length ?? null, columns: read?.columns.length ?? 0, at: now() });
    if (read === null) continue;
    records += read.rows.length;
    fields.push(...(fields.length === 0 ? read.fields : read.fields.slice(1)));
    for (const file of isKit ? kit.add(object, read) : [plainFile(object, read)]) await put(file);
    if (!goOn()) return { is: 'dropped' };
  }
  for (const file of kit.relations()) await put(file);
  if (isKit) objects.push(...(await countedOthers(making)));
  addPapers({ zip, kit, isKit, say, request, lines, objects, fields });
  return { is: 'whole', chunks: zip.end(), records };
}

/** Those that have records: notes may be about people by an object of their own. What could not be counted is not named. */
async function countedOthers({ request: { others }, count, wait, goOn, now }: Making): Promise<readonly ObjectLine[]> {
  const lines: ObjectLine[] = [];
  for (let left = others; left.length > 0 && goOn(); ) {
    const counted = await count(left.map(({ id }) => id));
    if (!counted.ok) break;
    const { counts, waitMs } = counted.data;
    if (counts.length === 0 && waitMs === 0) break;
    for (const { objectId, records } of counts) {
      const object = left.find(({ id }) => id === objectId);
      if (object && records !== 0) lines.push({ object, records, columns: 0, at: now(), isOther: true });
    }
    left = left.filter(({ id }) => !counts.some(({ objectId }) => objectId === id));
    if (waitMs > 0) await wait(waitMs);
  }
  return lines;
}

const plainFile = ({ nameSingular }: BackupObject, { columns, rows }: WholeObject): ArchiveFile => ({
  name: `${nameSingular}.csv`,
  object: nameSingular,
  rows: rows.length,
  pieces: csvPieces(
    columns.map(({ header }) => header),
    rows,
  ),
});

interface Papers extends Pick<Making, 'say' | 'request'> {
  readonly zip: ReturnType<typeof growingZip>;
  readonly kit: Kit;
  readonly isKit: boolean;
  readonly lines: readonly FileLine[];
  readonly objects: readonly ObjectLine[];
  readonly fields: readonly (readonly string[])[];
}

function addPapers({ zip, kit, isKit, say, request: { facts }, lines, objects, fields }: Papers): void {
  const [losses, unmapped] = isKit ? [kit.losses(), kit.unmapped()] : [[], []];
  zip.add('manifest.csv', [manifestText({ facts, objects, files: lines, losses, unmapped, fields, isKit }, say)]);
  if (isKit) zip.add(say.texts.archive.stepsName, [stepsText(lines, unmapped, say)]);
}

/** Members by their ids, with the e-mail by which the import finds them: exactly as the new workspace writes it. */
async function mappedMembers({ members, membersThere }: Making): Promise<Map<string, KitMember> | ArchiveEnd> {
  const here = await members();
  if (!here.ok) return { is: 'failed', trouble: here.trouble };
  const there = membersThere ? await membersThere() : null;
  if (there && !there.ok) return { is: 'failed', trouble: there.trouble };
  const mails = there?.data.map(({ email }) => email);
  return new Map(
    here.data.map(({ id, name, email }): [string, KitMember] => {
      const found = mails === undefined ? email : mails.find((other) => other.toLowerCase() === email.toLowerCase());
      return [id, { name: name || email, email: found === undefined || found === '' ? null : found }];
    }),
  );
}
