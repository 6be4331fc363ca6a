import { existsSync } from 'node:fs';
import { startDemo } from './host/crm-process';
import { UsageError } from './host/read-options';
import { warnOfPlainHttp } from './host/server-options';
import { openAddOn } from './pull/add-on';
import { PULL_USAGE, type PullOptions, readPullOptions } from './pull/options';
import { reportJson, reportText } from './pull/report';
import { runPull } from './pull/run';

/** One pull without a browser: the built add-on in the emulator, against the demo Twenty or a real one. */
async function pull(options: PullOptions): Promise<number> {
  let stop = (): void => undefined;
  try {
    for (const path of ['dist/Code.js', 'build/crm.mjs']) {
      if (!existsSync(path)) throw new Error(`${path} is missing. Run: npm run build`);
    }
    let { server } = options;
    if (server) warnOfPlainHttp(server);
    else {
      const demo = await startDemo(
        'build/crm.mjs',
        options.records === null ? [] : ['--records', String(options.records)],
      );
      stop = demo.stop;
      server = { url: demo.url, key: demo.keys['apple-admin'] ?? '' };
    }
    const addOn = openAddOn({
      folder: 'dist',
      timeZone: options.timeZone,
      allowedOrigins: [new URL(server.url).origin],
    });
    const progress = (line: string): void => {
      if (!options.json) process.stderr.write(`${line}\n`);
    };
    const outcome = await runPull(addOn, server, options, progress);
    console.log(options.json ? reportJson(outcome) : reportText(outcome, options));
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  } finally {
    stop();
  }
}

async function main(args: readonly string[]): Promise<number> {
  try {
    return await pull(readPullOptions(args, process.env));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${PULL_USAGE}`);
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
