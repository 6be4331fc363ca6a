import { createHash } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import * as z from 'zod/mini';
import { parseJson } from '../../src/wire';
import { ID_BYTES, IdSet } from './id-set';
import { type Progress, progressSchema } from './progress';

/** Another run writes the same file; the message is a sentence. */
export class FileTaken extends Error {}

/** A whole number of ids. */
const CHUNK = 65_536 * ID_BYTES;

/**
 * The files of one export. `FILE.part` grows, with `FILE.ids` (16 bytes a record) and `FILE.state` beside it; `FILE` itself appears by being
 * renamed, when it is proven to be whole. Until then an older one stays as it was.
 */
export interface ExportFiles {
  /** How far an earlier run came, both files cut to that; null where there was none, or its files are not what it says. */
  readonly resume: () => { readonly progress: Progress; readonly ids: IdSet } | null;
  readonly startAnew: () => void;
  readonly append: (text: string, ids: Buffer) => number;
  readonly save: (progress: Progress) => void;
  /** SHA-256 of the part as it is on the disk, in hexadecimal. */
  readonly sha256: () => string;
  readonly publish: () => void;
  /** The next run begins anew. */
  readonly forget: () => void;
  readonly close: () => void;
}

/** @throws FileTaken, and what the file system throws */
export function openFiles(out: string): ExportFiles {
  const [part, ids, state, lock] = ['part', 'ids', 'state', 'lock'].map((name) => `${out}.${name}`) as [
    string,
    string,
    string,
    string,
  ];
  takeLock(lock, out);
  const [partFile, idsFile] = [part, ids].map((path) => openSync(path, openFlags(path))) as [number, number];
  let [partEnd, idsEnd] = [0, 0];
  const cut = (bytes: number, rows: number): void => {
    [partEnd, idsEnd] = [bytes, rows * ID_BYTES];
    ftruncateSync(partFile, partEnd);
    ftruncateSync(idsFile, idsEnd);
  };
  return {
    resume() {
      const parsed = z.safeParse(progressSchema, parseJson(textOf(state)));
      if (!parsed.success) return null;
      const { bytes, rows } = parsed.data;
      if (fstatSync(partFile).size < bytes || fstatSync(idsFile).size < rows * ID_BYTES) return null;
      cut(bytes, rows);
      const seen = readIds(idsFile, idsEnd);
      return seen.size === rows ? { progress: parsed.data, ids: seen } : null;
    },
    startAnew() {
      rmSync(state, { force: true });
      cut(0, 0);
    },
    append(text, more) {
      const bytes = Buffer.from(text, 'utf8');
      writeWhole(partFile, bytes, partEnd);
      writeWhole(idsFile, more, idsEnd);
      partEnd += bytes.length;
      idsEnd += more.length;
      return partEnd;
    },
    save(progress) {
      // What the state speaks of is on the disk before the state is.
      fsyncSync(partFile);
      fsyncSync(idsFile);
      writeFileSync(`${state}.new`, JSON.stringify(progress));
      renameSync(`${state}.new`, state);
    },
    sha256() {
      const hash = createHash('sha256');
      for (const chunk of chunksOf(partFile, partEnd)) hash.update(chunk);
      return hash.digest('hex');
    },
    publish() {
      fsyncSync(partFile);
      renameSync(part, out);
      for (const path of [state, ids]) rmSync(path, { force: true });
    },
    forget: () => rmSync(state, { force: true }),
    close() {
      closeSync(partFile);
      closeSync(idsFile);
      rmSync(lock, { force: true });
    },
  };
}

/** Made where it is missing, else kept as it is. */
function openFlags(path: string): 'r+' | 'w+' {
  try {
    closeSync(openSync(path, 'r'));
    return 'r+';
  } catch {
    return 'w+';
  }
}

function takeLock(lock: string, out: string): void {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
  } catch (problem) {
    if (!(problem instanceof Error && 'code' in problem && problem.code === 'EEXIST')) throw problem;
    const owner = Number(textOf(lock));
    if (isAlive(owner)) throw new FileTaken(`Process ${owner} is writing ${out} already.`);
    // Its owner was killed.
    writeFileSync(lock, String(process.pid));
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (problem) {
    return problem instanceof Error && 'code' in problem && problem.code === 'EPERM';
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function writeWhole(file: number, bytes: Buffer, from: number): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done, from + done);
}

/** One buffer for all chunks. */
function* chunksOf(file: number, end: number): Generator<Buffer, void> {
  const buffer = Buffer.alloc(CHUNK);
  for (let at = 0; at < end; ) {
    const read = readSync(file, buffer, 0, Math.min(CHUNK, end - at), at);
    if (read === 0) return;
    yield buffer.subarray(0, read);
    at += read;
  }
}

function readIds(file: number, end: number): IdSet {
  const seen = new IdSet();
  for (const chunk of chunksOf(file, end)) {
    for (let at = 0; at + ID_BYTES <= chunk.length; at += ID_BYTES) seen.add(chunk.subarray(at, at + ID_BYTES));
  }
  return seen;
}
