import { existsSync } from 'node:fs';
import { type DemoTwenty, startDemo } from './host/crm-process';
import { demoKeys } from './host/demo-info';
import { startDesk } from './host/desk/desk-thread';
import { readStartOptions, START_USAGE, type StartOptions } from './host/options';
import { UsageError } from './host/read-options';
import { type PageServer, startPageServer } from './host/server';

/** Google Sheets and Twenty on this machine: the emulated spreadsheet, the demo Twenty, and the page that shows both. */
async function start(options: StartOptions): Promise<void> {
  const stops: (() => void | Promise<void>)[] = [];
  const stop = async (code: number): Promise<never> => {
    await Promise.allSettled(stops.map(async (end) => end()));
    process.exit(code);
  };
  process.on('SIGINT', () => void stop(0));
  process.on('SIGTERM', () => void stop(0));
  process.on('SIGHUP', () => void stop(0));

  try {
    requireBuilt('dist/Code.js', 'dist/sidebar.html', 'build/emulator.mjs', 'build/page/page.js');
    const crm = options.crm ? await startCrm(options) : null;
    if (crm) stops.push(crm.stop);
    const desk = startDesk('build/emulator.mjs', {
      addOn: 'dist',
      timeZone: options.timeZone,
      language: options.language,
      allowedOrigins: crm ? [new URL(crm.url).origin] : [],
      allowLocal: options.allowLocal,
    });
    stops.push(() => desk.stop());
    const demo = { url: crm?.url ?? null, keys: demoKeys(crm?.keys ?? {}), realUrl: options.url };
    const server = await startPageServer({ folder: 'build/page', port: options.port, desk, demo });
    stops.push(() => server.close());
    crm?.onEnd((sentence) => console.error(sentence));
    desk.onEnd((sentence) => {
      console.error(sentence);
      void stop(1);
    });
    // The page is ready when the add-on is: an add-on that does not load is told here, not in the browser.
    await desk.call('executions', {});
    announce(options, server, crm);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    await stop(1);
  }
}

function startCrm(options: StartOptions): Promise<DemoTwenty> {
  requireBuilt('build/crm.mjs');
  return startDemo('build/crm.mjs', options.records === null ? [] : ['--records', String(options.records)]);
}

function requireBuilt(...paths: readonly string[]): void {
  const missing = paths.find((path) => !existsSync(path));
  if (missing) throw new Error(`${missing} is missing. Run: npm run build`);
}

function announce(options: StartOptions, server: PageServer, crm: DemoTwenty | null): void {
  const lines = [`Twenty Sheets is open at  ${server.url}`, ''];
  if (crm) {
    lines.push(
      `Demo Twenty   ${crm.url}`,
      `Admin key     ${crm.keys['apple-admin'] ?? Object.values(crm.keys)[0] ?? ''}`,
    );
    lines.push('              (both can be copied from the page; they work on this machine only)', '');
  }
  if (options.url) lines.push(`Your Twenty   ${options.url}`, '');
  if (options.allowLocal)
    lines.push('The add-on may reach every address of this machine and its network (--allow-local).', '');
  lines.push('Ctrl-C stops everything.');
  console.log(lines.join('\n'));
}

try {
  void start(readStartOptions(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\n\n${START_USAGE}`);
  process.exit(2);
}
