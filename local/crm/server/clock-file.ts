import { openSync, readSync } from 'node:fs';

/**
 * A clock that another program sets: a file of eight bytes, milliseconds since the epoch as a little-endian double. So the demo lives on
 * the virtual time of an emulator in another process, and its rate limit counts that emulator's minutes.
 * @throws when there is no such file
 */
export function readClockFile(path: string): () => number {
  const file = openSync(path, 'r');
  const bytes = Buffer.alloc(8);
  return () => {
    readSync(file, bytes, 0, 8, 0);
    return bytes.readDoubleLE();
  };
}
