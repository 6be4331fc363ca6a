import { valueOf } from '../../../../local/emulator/index';
import { evaluate, smallWorld } from '../small-world';
import { scope } from '../script-folder';

test('the session tells language, zone and, with its scope, the address', () => {
  const users = [{ id: 'ada', locale: 'fr', email: 'ada@acme.example' }];
  expect(
    evaluate(
      '[Session.getActiveUserLocale(), Session.getScriptTimeZone(), Session.getActiveUser().getEmail(), Session.getEffectiveUser().getEmail()]',
      { users },
    ),
  ).toEqual(['fr', 'Etc/UTC', 'ada@acme.example', 'ada@acme.example']);
  expect(evaluate('Session.getActiveUser().getEmail()', { scopes: [scope('script.scriptapp')] })).toMatch(
    /userinfo\.email/,
  );
});

test('the temporary key differs by user and changes after thirty days', () => {
  const world = smallWorld('function main() { return Session.getTemporaryActiveUserKey(); }');
  const key = (user: string) => {
    return valueOf(world.run({ user, functionName: 'main' }));
  };
  const first = key('ada');
  expect(key('ada')).toBe(first);
  expect(key('bob')).not.toBe(first);
  world.advance(31 * 24 * 3_600_000);
  expect(key('ada')).not.toBe(first);
});

test('mail lands in the outbox, in both forms of the call', () => {
  const world = smallWorld(`function main() {
    MailApp.sendEmail('a@example.com,b@example.com', 'Subject', 'Body', { htmlBody: '<b>', cc: 'c@example.com' });
    MailApp.sendEmail({ to: 'd@example.com', subject: 'Second', body: 'Text' });
    return MailApp.getRemainingDailyQuota(); }`);
  expect(world.run({ user: 'ada', functionName: 'main' })).toMatchObject({ value: 96 });
  expect(world.outbox()).toMatchObject([
    {
      from: 'ada@example.com',
      to: ['a@example.com', 'b@example.com', 'c@example.com'],
      subject: 'Subject',
      body: 'Body',
      htmlBody: '<b>',
    },
    { to: ['d@example.com'], subject: 'Second', body: 'Text', htmlBody: null },
  ]);
});

const REFUSED: readonly (readonly [string, RegExp])[] = [
  ["MailApp.sendEmail('', 's', 'b')", /no recipient/],
  ["MailApp.sendEmail('nobody', 's', 'b')", /Invalid email: nobody/],
  ["MailApp.sendEmail('a@example.com')", /don't match the method signature/],
  ["MailApp.sendEmail('a@example.com', 's', 'x'.repeat(200 * 1024 + 1))", /Email Body Size/],
  [
    "MailApp.sendEmail(Array.from({ length: 51 }, (_, i) => 'a' + i + '@example.com').join(), 's', 'b')",
    /Recipients Per Message/,
  ],
];

test.each(REFUSED)('%s', (expression, message) => {
  expect(evaluate(expression)).toMatch(message);
});

test('a consumer mails a hundred recipients a day, a Workspace account fifteen hundred', () => {
  const world = smallWorld("function main() { MailApp.sendEmail('a@example.com,b@example.com', 's', 'b'); }", {
    users: [{ id: 'ada' }, { id: 'bob', account: 'workspace' }],
  });
  for (const user of ['ada', 'bob']) world.useQuota(user, 'email', 99);
  expect(world.run({ user: 'ada', functionName: 'main' })).toMatchObject({
    error: { message: 'Service invoked too many times for one day: email.' },
  });
  expect(world.run({ user: 'bob', functionName: 'main' }).outcome).toBe('value');
  expect(world.outbox()).toHaveLength(1);
});

test('console and Logger write to the log of the execution', () => {
  const world =
    smallWorld(`function main() { console.log('a %s', 'b', { c: [1] }); console.warn(1); console.error(new Error('bad').message); console.info(null);
    console.time('t'); Utilities.sleep(10); console.timeEnd('t'); Logger.log('%s!', 'logged'); return Logger.getLog(); }`);
  const result = world.run({ user: 'ada', functionName: 'main' });
  expect(result).toMatchObject({ value: 'logged!\n' });
  expect(result.log).toEqual([
    { level: 'log', text: 'a b {"c":[1]}' },
    { level: 'warn', text: '1' },
    { level: 'error', text: 'bad' },
    { level: 'info', text: 'null' },
    { level: 'debug', text: 't: 11ms' },
    { level: 'info', text: 'logged!' },
  ]);
});
