import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startDemo } from '../host/crm-process';
import { serveManyRecords } from './many-records';

/** Exports many records of a server that makes them up, and prints the receipt: its time and memory are this machine's. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      records: { type: 'string', default: '1000000' },
      format: { type: 'string', default: 'ndjson' },
    },
  });
  const demo = await startDemo('build/crm.mjs', ['--records', '600', '--no-rate-limit']);
  const many = await serveManyRecords(demo.url, Number(values.records));
  const folder = mkdtempSync(join(tmpdir(), 'export-'));
  try {
    const args = ['--object', 'people', '--view', 'All People', '--format', values.format];
    const child = spawn(
      process.execPath,
      [
        '--max-old-space-size=64',
        '--max-semi-space-size=2',
        'build/export.mjs',
        ...args,
        '--out',
        join(folder, 'people'),
      ],
      {
        env: { ...process.env, TWENTY_URL: many.url, TWENTY_KEY: demo.keys['apple-admin'] ?? '' },
        stdio: ['ignore', 'inherit', 'ignore'],
      },
    );
    return await new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
  } finally {
    rmSync(folder, { recursive: true });
    many.close();
    demo.stop();
  }
}

process.exitCode = await main();
