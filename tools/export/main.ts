import { UsageError } from '../../local/host/read-options';
import { warnOfPlainHttp } from '../../local/host/server-options';
import { PullError } from '../../local/pull/choose';
import { asSyncError, SyncError } from '../../src/errors';
import { nodeClock, nodeHttp } from '../doctor/ports';
import { sentenceOf } from '../sentence';
import { type ExportFiles, FileTaken, openFiles } from './files';
import { EXPORT_USAGE, type ExportOptions, readExportOptions } from './options';
import { readAll } from './read';
import { receiptOf, receiptText, writeSchema } from './receipt';
import { openSource } from './source';

const COMPLETE = 0;
const FAILED = 1;
const MISUNDERSTOOD = 2;
const NOT_PROVEN = 3;

/** A view in a file, as large as it may be. */
function main(args: readonly string[]): number {
  let files: ExportFiles | undefined;
  try {
    const options = readExportOptions(args, process.env);
    warnOfPlainHttp(options.server);
    files = openFiles(options.out);
    return exported(options, files);
  } catch (thrown) {
    if (thrown instanceof UsageError) {
      console.error(`${thrown.message}\n\n${EXPORT_USAGE}`);
      return MISUNDERSTOOD;
    }
    console.error(toldOf(thrown));
    return FAILED;
  } finally {
    files?.close();
  }
}

function exported(options: ExportOptions, files: ExportFiles): number {
  const source = openSource(options, nodeHttp(new URL(options.server.url).origin), nodeClock);
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  const read = readAll({ source, files, clock: nodeClock, tell });
  const file = read.isComplete ? options.out : `${options.out}.part`;
  const receipt = receiptOf(read, file, files.sha256());
  if (read.isComplete) {
    if (options.schema !== null) writeSchema(options.schema, read);
    files.publish();
  } else files.forget();
  console.log(options.json ? JSON.stringify(receipt) : receiptText(receipt));
  return read.isComplete ? COMPLETE : NOT_PROVEN;
}

function toldOf(thrown: unknown): string {
  if (thrown instanceof PullError || thrown instanceof FileTaken) return thrown.message;
  if (!(thrown instanceof SyncError) && thrown instanceof Error && 'code' in thrown) return thrown.message;
  return sentenceOf(asSyncError(thrown));
}

process.exitCode = main(process.argv.slice(2));
