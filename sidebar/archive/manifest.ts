/** What a ZIP says of itself: a manifest, and for a migration the steps. */
import type { BackupObject } from '../../src/protocol/backup';
import { type Say, fill } from '../say';
import { BYTE_ORDER_MARK, csvLine } from './csv';
import type { LossLine } from './kit';
import type { Facts } from '../archive-request';

export interface ObjectLine {
  readonly object: BackupObject;
  /** Null where the key may not read it. */
  readonly records: number | null;
  readonly columns: number;
  /** Not chosen, and named because it points at one that was. */
  readonly isOther?: boolean;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface FileLine {
  readonly name: string;
  /** `nameSingular`. */
  readonly object: string;
  readonly rows: number;
  readonly sha256: string;
}

type Unmapped = readonly { readonly name: string; readonly count: number }[];

export interface Manifest {
  readonly facts: Facts;
  readonly objects: readonly ObjectLine[];
  readonly files: readonly FileLine[];
  readonly losses: readonly LossLine[];
  readonly unmapped: Unmapped;
  readonly fields: readonly (readonly string[])[];
  readonly isKit: boolean;
}

export function manifestText(manifest: Manifest, say: Say): string {
  const { facts, objects, files, losses, unmapped, fields, isKit } = manifest;
  const { archive } = say.texts;
  const { headers } = archive;
  const lines: (readonly (string | number)[])[] = [
    [isKit ? archive.kitTitle : archive.backupTitle],
    [archive.workspace, facts.workspace],
    [archive.address, facts.address],
    [archive.version, facts.version],
    [archive.begun, facts.begun],
    [archive.who, fill(archive.key, { ending: facts.keyEnding })],
    [archive.madeWith, `Twenty Sheets ${facts.addOn}`],
    [archive.noDeleted],
    [],
    [headers.object, headers.apiName, headers.records, headers.columns, headers.readAt, headers.leftOut],
    ...objects.map(({ object, records, columns, at, isOther }) => [
      object.label,
      object.nameSingular,
      records ?? '',
      isOther ? '' : columns,
      new Date(at).toISOString(),
      records === null ? archive.forbidden : isOther ? archive.notChosen : '',
    ]),
    [],
    [headers.file, headers.object, headers.rows, headers.checksum],
    ...files.map(({ name, object, rows, sha256 }) => [name, object, rows, sha256]),
    [],
  ];
  if (isKit) {
    lines.push([headers.object, headers.field, headers.values, headers.what]);
    lines.push(...losses.map(({ object, field, loss, count }) => [object, field, count, archive.losses[loss]]), []);
    if (unmapped.length > 0) {
      lines.push([headers.member, headers.values]);
      lines.push(...unmapped.map(({ name, count }) => [name, count]), []);
    }
  }
  return BYTE_ORDER_MARK + [...lines, ...fields].map(csvLine).join('');
}

/** One step a line, files in the order in which they are imported. */
export function stepsText(files: readonly FileLine[], unmapped: Unmapped, say: Say): string {
  const { archive } = say.texts;
  const { steps } = archive;
  const first = [steps.objects, steps.members, steps.empty, steps.language, steps.one];
  const imports = files.map(({ name, object, rows }) => fill(steps.file, { name, object, n: say.number(rows) }));
  const after = [
    ...(unmapped.length > 0 ? [fill(steps.unmapped, { names: unmapped.map(({ name }) => name).join(', ') })] : []),
    steps.check,
  ];
  const lines = [...first, ...imports, ...after].map((text, at) => `${at + 1}. ${text}`);
  return `${BYTE_ORDER_MARK}${archive.kitTitle}\r\n\r\n${lines.join('\r\n')}\r\n`;
}
