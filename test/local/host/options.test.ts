import { DEFAULT_PORT, readStartOptions } from '../../../local/host/options';
import { UsageError } from '../../../local/host/read-options';

function refusal(args: readonly string[]): string {
  try {
    readStartOptions(args);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return 'accepted';
}

test('without options the demo runs on the usual port, in English, and reaches nothing else', () => {
  expect(readStartOptions([])).toEqual({
    port: DEFAULT_PORT,
    records: null,
    url: null,
    allowLocal: false,
    crm: true,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    language: 'en',
  });
});

test('every option is read', () => {
  const args =
    '--port 0 --records 500 --url https://crm.example.com/ --allow-local --no-crm --time-zone Asia/Kolkata --locale fr_FR';
  expect(readStartOptions(args.split(' '))).toEqual({
    port: 0,
    records: 500,
    url: 'https://crm.example.com',
    allowLocal: true,
    crm: false,
    timeZone: 'Asia/Calcutta',
    language: 'fr',
  });
});

const REFUSED: readonly (readonly [string, string])[] = [
  ['--prt 80', "Unknown option '--prt'."],
  ['--port eighty', '--port takes a whole number from 0 to 65534, not "eighty".'],
  ['--port 65535', '--port takes a whole number from 0 to 65534, not "65535".'],
  ['--records -5', "Option '--records' argument is ambiguous."],
  ['--records 200001', '--records takes a whole number from 0 to 200000, not "200001".'],
  ['--url crm.example.com', '--url takes an address that begins with http:// or https://, not "crm.example.com".'],
  ['--url file:///etc', '--url takes an address that begins with http:// or https://, not "file:///etc".'],
  [
    '--url http://localhost:3000',
    "http://localhost:3000 is on this machine, which Google's servers could not reach. Add --allow-local.",
  ],
  ['--time-zone Mars/Olympus', '--time-zone takes a zone such as Europe/Paris or Etc/UTC, not "Mars/Olympus".'],
  ['--locale de', '--locale takes en or fr, not "de".'],
  ['start', "Unexpected argument 'start'."],
];

test.each(REFUSED)('"%s" is refused with a sentence', (args, sentence) => {
  const told = refusal(args.split(' '));
  expect(`${told.replace(/\.$/, '')}.`).toContain(sentence);
});
