import { readCommand, USAGE, UsageError } from './server/command';
import { startCrm } from './server/start';
import { membersOfJson } from './server/members';

/** The demo CRM as a command: prints where it listens and its keys, and runs until it is told to stop. */

/** The names of the keys of the first workspace begin so. */
const FIRST_WORKSPACE = 'apple-';

async function main(): Promise<void> {
  const { options, json } = readCommand(process.argv.slice(2));
  const crm = await startCrm(options);
  const stop = (): void => {
    crm.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  // Started by fork: the parent is gone.
  process.once('disconnect', stop);
  const keys = Object.entries(crm.keys);
  if (json) {
    const first = Object.fromEntries(keys.filter(([name]) => name.startsWith(FIRST_WORKSPACE)));
    console.log(JSON.stringify({ url: crm.url, keys: first, control: crm.controlSecret }));
    return;
  }
  console.log(`Demo Twenty CRM at ${crm.url}\n\nKeys:`);
  for (const [name, key] of keys) console.log(`  ${name}\n    ${key}`);
  console.log(`\nControl secret (POST ${crm.url}/demo/control): ${crm.controlSecret}\nStop with Ctrl-C.`);
}

main().catch((problem: unknown) => {
  const { code, port } = membersOfJson(problem);
  const taken = `Port ${String(port)} is taken: choose another with --port, or leave it out for any free one.`;
  const message = code === 'EADDRINUSE' ? taken : problem instanceof Error ? problem.message : String(problem);
  if (problem instanceof UsageError) console.error(`${message}\nUsage: ${USAGE}`);
  else console.error(`The demo CRM could not start: ${message}`);
  process.exitCode = problem instanceof UsageError ? 2 : 1;
});
