import { UsageError } from '../../local/host/read-options';
import { warnOfPlainHttp } from '../../local/host/server-options';
import { examine } from './examine';
import { DOCTOR_USAGE, readDoctorOptions } from './options';
import { nodeClock, nodeHttp } from './ports';
import { reportOf } from './report';

declare const VERSION: string;

/** Looks at a Twenty and prints a report. 0: everything was looked at; 1: it had to stop, and says where; 2: not understood. */
function main(args: readonly string[]): number {
  try {
    const options = readDoctorOptions(args, process.env);
    warnOfPlainHttp(options.server);
    const ports = { http: nodeHttp(new URL(options.server.url).origin), clock: nodeClock };
    const found = examine(options, ports, (line) => void process.stderr.write(`looking at: ${line}\n`));
    console.log(reportOf(found, { addOn: VERSION, node: process.versions.node }));
    return found.stopped === null ? 0 : 1;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${DOCTOR_USAGE}`);
    return 2;
  }
}

process.exitCode = main(process.argv.slice(2));
