/** Where a command's lines go. */
export type Print = (line: string) => void;

/** Says why there is nothing to compare. @returns the exit code. */
export function refuse(sentence: string, print: Print): 2 {
  print(sentence);
  return 2;
}

/** An error of the file system: a path that is not there, or no folder. */
export function isFileError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
