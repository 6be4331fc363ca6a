import { strToU8, Zip, ZipDeflate } from 'fflate';

/** A ZIP that grows by one file after the other; what is in it already is compressed. */
export interface GrowingZip {
  readonly add: (name: string, pieces: Iterable<string>) => void;
  /** All of it, in pieces. */
  readonly end: () => readonly Uint8Array<ArrayBuffer>[];
}

/** Of the nine levels one that is quick: a CSV shrinks well at any. */
const LEVEL = 4;

/** @param time of its files, milliseconds since the epoch */
export function growingZip(time: number): GrowingZip {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let failure: Error | null = null;
  const zip = new Zip((problem, chunk) => {
    failure ??= problem;
    // It keeps no piece for itself.
    chunks.push(new Uint8Array(chunk));
  });
  return {
    add(name, pieces) {
      const file = new ZipDeflate(name, { level: LEVEL });
      file.mtime = time;
      zip.add(file);
      for (const piece of pieces) file.push(strToU8(piece));
      file.push(new Uint8Array(0), true);
    },
    end() {
      zip.end();
      if (failure !== null) throw failure;
      return chunks;
    },
  };
}
