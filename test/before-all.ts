/** Runs once, before the first suite and in Jest's own process. */
import { lookForChromium, tellWorkers } from './chromium-program';

// Jest takes what a file exports by default.
// oxlint-disable-next-line import/no-default-export
export default async function beforeAllSuites(): Promise<void> {
  const reason = await lookForChromium();
  tellWorkers(reason);
  if (reason !== null) process.stderr.write(`Browser tests are skipped: ${reason}\n`);
}
