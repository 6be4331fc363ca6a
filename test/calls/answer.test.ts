import { ENDPOINTS } from '../../src/calls/endpoints/index';
import { reply } from '../../src/calls/words/answer';
import { type ErrorKind, SyncError } from '../../src/errors';
import { ERROR_KINDS, sentenceFor } from '../../src/remedies/index';
import { fakeLog } from '../fakes/log';

/** Answers work that throws that. */
function refusal(thrown: unknown, lacksPermission = () => false) {
  const log = fakeLog();
  const answer = reply('en', log, lacksPermission, () => {
    throw thrown;
  });
  return { answer: JSON.parse(answer), said: answer + JSON.stringify(log.lines), lines: log.lines };
}

test('what the work gives is the answer', () => {
  const log = fakeLog();
  expect(
    reply(
      'en',
      log,
      () => true,
      () => ({ rows: 3 }),
    ),
  ).toBe('{"ok":true,"data":{"rows":3}}');
  expect(log.lines).toEqual([]);
});

test.each(['en', 'fr'] as const)(
  'a refusal of ours is its kind and its sentence in %s, and is not logged',
  (language) => {
    const log = fakeLog();
    const answer = reply(
      language,
      log,
      () => false,
      () => {
        throw new SyncError('sheet-gone', { view: 'All People' }, new Error('what lies behind it'));
      },
    );
    const message = sentenceFor('sheet-gone', { view: 'All People' }, language);
    expect(JSON.parse(answer)).toEqual({ ok: false, error: { kind: 'sheet-gone', message } });
    expect(log.lines).toEqual([]);
  },
);

test.each(['en', 'fr'] as const)('where only something is asked, no sentence speaks of the sheet (%s)', (language) => {
  const said = ERROR_KINDS.map((kind) =>
    reply(
      language,
      fakeLog(),
      () => false,
      () => {
        throw new SyncError(kind, {});
      },
      ENDPOINTS.connect.isAboutSheet,
    ),
  );
  expect(said.filter((answer) => /The sheet is unchanged|La feuille est inchangée/.test(answer))).toEqual([]);
});

test.each(['startPull', 'refreshTable', 'continuePull', 'undoRefresh', 'takeOver', 'planSchedule'] as const)(
  'a failure of %s says what the sheet shows',
  (endpoint) => expect(ENDPOINTS[endpoint].isAboutSheet).toBe(true),
);

describe('of an error that nobody foresaw', () => {
  const SECRETS: readonly (readonly [string, string])[] = [
    ['of one line', 'cannot read Ada Lovelace'],
    ['of several lines', 'cannot read:\nAda Lovelace\n  Ada Lovelace'],
    ['that looks like a place', 'cannot read\n    at Ada Lovelace (1843:10)\n    at Ada Lovelace'],
    ['that is the name of a place', 'at Ada Lovelace'],
  ];

  test.each(SECRETS)('a message %s is neither answered nor logged; its name and places are logged', (_, message) => {
    const { answer, said, lines } = refusal(new RangeError(message));
    expect(answer.error).toEqual({ kind: 'unexpected', message: sentenceFor('unexpected', {}, 'en') });
    expect(said).not.toContain('Lovelace');
    expect(lines).toEqual([
      { level: 'warn', message: expect.stringMatching(/^unexpected: RangeError at .*answer\.test\.ts/) },
    ]);
  });

  test.each([
    ['a text', 'Ada Lovelace', 'string'],
    ['an object', { message: 'Ada Lovelace' }, 'object'],
    ['nothing', undefined, 'undefined'],
  ])('%s that was thrown is logged by its type only', (_, thrown, type) => {
    const { said, lines } = refusal(thrown);
    expect(said).not.toContain('Lovelace');
    expect(lines).toEqual([{ level: 'warn', message: `unexpected: ${type}` }]);
  });

  test('what interrupted an editing is logged by its places, too', () => {
    const { lines } = refusal(new SyncError('publish-interrupted', { view: 'All' }, new RangeError('Ada Lovelace')));
    expect(lines).toEqual([
      { level: 'warn', message: expect.stringMatching(/^publish-interrupted: RangeError at .*answer\.test\.ts/) },
    ]);
  });

  test('no more than eight places are logged', () => {
    const deep = (left: number): never => {
      if (left > 0) return deep(left - 1);
      throw new Error('deep');
    };
    const log = fakeLog();
    reply(
      'en',
      log,
      () => false,
      () => deep(30),
    );
    expect(log.lines[0]?.message.match(/ at /g)).toHaveLength(8);
  });
});

describe('where a permission is missing', () => {
  test.each<ErrorKind>(['unexpected', 'unreachable', 'sheet-refused'])('what is %s is told as that', (kind) => {
    const { answer } = refusal(new SyncError(kind, { host: 'h', sheet: 's' }), () => true);
    expect(answer.error.kind).toBe('authorization-missing');
  });

  test.each<ErrorKind>(['key-revoked', 'server-busy', 'view-empty', 'job-elsewhere'])(
    '%s is what it is, and nobody asks for permissions',
    (kind) => {
      let asked = 0;
      const { answer } = refusal(new SyncError(kind), () => (asked += 1) > 0);
      expect([answer.error.kind, asked]).toEqual([kind, 0]);
    },
  );
});
