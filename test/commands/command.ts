import { isRecord, isText } from '../../src/wire';

/** Where a command's lines go. */
export type Print = (line: string) => void;

/** Says why there is nothing to compare. @returns the exit code. */
export function refuse(sentence: string, print: Print): 2 {
  print(sentence);
  return 2;
}

/** An error of the file system: a path that is not there, or no folder. Its class is Node's own, which jest has another of. */
export function isFileError(error: unknown): error is { readonly code: string; readonly syscall: string } {
  return isRecord(error) && isText(error['code']) && isText(error['syscall']);
}
