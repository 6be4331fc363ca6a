import { parseArgs } from 'node:util';
import { firstSentence, readTimeZone, UsageError } from '../../local/host/read-options';
import { HOW_TO_SET, type ServerOptions, serverOfEnvironment } from '../../local/host/server-options';

/** What `npm run doctor` was asked for. */
export interface DoctorOptions {
  readonly server: ServerOptions;
  /** Each view is also asked for, without records: one request each. */
  readonly askViews: boolean;
  /** IANA zone in which the filters' dates are planned. */
  readonly timeZone: string;
}

export const DOCTOR_USAGE = `npm run doctor -- [options]
  --ask-views      also asks Twenty for every view, without records: one request each
  --time-zone Z    zone of the spreadsheet, such as Europe/Paris (this machine's)

The Twenty to look at is named by the environment, so that the key stands in no history:
${HOW_TO_SET}
npm run doctor`;

/** @throws UsageError */
export function readDoctorOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): DoctorOptions {
  const values = readValues(args);
  const server = serverOfEnvironment(environment);
  if (!server) throw new UsageError('TWENTY_URL and TWENTY_KEY are not set.');
  return { server, askViews: values['ask-views'] ?? false, timeZone: readTimeZone(values['time-zone']) };
}

function readValues(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { 'ask-views': { type: 'boolean' }, 'time-zone': { type: 'string' } },
    }).values;
  } catch (error) {
    throw new UsageError(firstSentence(error));
  }
}
