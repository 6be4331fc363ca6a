import { createHash, createHmac } from 'node:crypto';
import { evaluate, likeExpected, smallWorld } from '../small-world';

const signed = (bytes: Buffer): number[] => [...new Int8Array(bytes)];

/** Zone and pattern → the instant 2024-03-05T07:08:09.045Z, a Tuesday. */
const FORMATS: readonly (readonly [string, string, string])[] = [
  ['UTC', 'yyyy-MM-dd HH:mm:ss', '2024-03-05 07:08:09'],
  ['UTC', "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", '2024-03-05T07:08:09.045Z'],
  ['UTC', 'd.M.yy H:m:s', '5.3.24 7:8:9'],
  ['UTC', 'EEE, EEEE, MMM, MMMM', 'Tue, Tuesday, Mar, March'],
  ['UTC', "hh 'o''clock' a, K, k", "07 o'clock AM, 7, 7"],
  ['UTC', 'D u w W F G', '65 2 10 2 1 AD'],
  ['UTC', 'Z X XX XXX z', '+0000 Z Z Z UTC'],
  ['America/New_York', 'yyyy-MM-dd HH:mm Z', '2024-03-05 02:08 -0500'],
  ['America/New_York', 'XXX z', '-05:00 EST'],
  ['Asia/Kolkata', 'HH:mm XXX', '12:38 +05:30'],
  ['Pacific/Auckland', 'yyyy-MM-dd HH', '2024-03-05 20'],
  ['GMT-08:30', 'HH:mm', '22:38'],
];

test.each(FORMATS)('in %s, %s is written %s', (zone, pattern, expected) => {
  const date = 'new Date(Date.UTC(2024, 2, 5, 7, 8, 9, 45))';
  expect(evaluate(`Utilities.formatDate(${date}, ${JSON.stringify(zone)}, ${JSON.stringify(pattern)})`)).toBe(expected);
});

/** Java's week 1 holds 1 January and weeks begin on Sunday. */
const WEEKS: readonly (readonly [string, string])[] = [
  ['2023-12-30', '2023-52'],
  ['2023-12-31', '2024-01'],
  ['2024-01-06', '2024-01'],
  ['2024-01-07', '2024-02'],
  ['2022-01-01', '2022-01'],
  ['2021-12-26', '2022-01'],
];

test.each(WEEKS)('%s is in week %s', (day, week) => {
  expect(evaluate(`Utilities.formatDate(new Date('${day}'), 'UTC', 'YYYY-ww')`)).toBe(week);
});

const PARSED: readonly (readonly [string, string, string, string])[] = [
  ['2024-03-05 07:08', 'America/New_York', 'yyyy-MM-dd HH:mm', '2024-03-05T12:08:00.000Z'],
  ['5 March 2024, 7 PM', 'UTC', 'd MMMM yyyy, h a', '2024-03-05T19:00:00.000Z'],
  ['20240305T070809+0200', 'UTC', "yyyyMMdd'T'HHmmssZ", '2024-03-05T05:08:09.000Z'],
  ['2024-02-31', 'UTC', 'yyyy-MM-dd', '2024-03-02T00:00:00.000Z'],
];

test.each(PARSED)('%s in %s by %s', (text, zone, pattern, iso) => {
  expect(
    evaluate(`Utilities.parseDate(${JSON.stringify(text)}, '${zone}', ${JSON.stringify(pattern)}).toISOString()`),
  ).toBe(iso);
});

const CALLS: readonly (readonly [string, unknown])[] = [
  ["Utilities.formatDate(new Date(0), 'Mars/Base', 'yyyy')", /^Exception: Invalid argument: Mars/],
  ["Utilities.formatDate(new Date(0), 'UTC', 'yyyy-bb')", /^Exception: Invalid argument/],
  ["Utilities.formatDate(new Date(NaN), 'UTC', 'yyyy')", /^Exception: Invalid argument/],
  ["Utilities.formatDate('2024', 'UTC', 'yyyy')", /don't match the method signature for Utilities.formatDate/],
  ["Utilities.parseDate('x', 'UTC', 'yyyy')", /^Exception: Invalid argument/],
  ["Utilities.base64Encode('A')", 'QQ=='],
  ["Utilities.base64Encode('é', Utilities.Charset.UTF_8)", 'w6k='],
  ['Utilities.base64Encode([-5, -1])', '+/8='],
  ['Utilities.base64EncodeWebSafe([-5, -1])', '-_8='],
  ["Utilities.base64Decode('+/8=')", [-5, -1]],
  ["Utilities.base64DecodeWebSafe('-_8=')", [-5, -1]],
  ["Utilities.base64Decode('not base64!')", /^Exception: Invalid argument/],
  ["Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, 'abc')", signed(createHash('md5').update('abc').digest())],
  [
    "Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, 'é', Utilities.Charset.UTF_8)",
    signed(createHash('sha256').update('é').digest()),
  ],
  [
    'Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_1, [1, -1])',
    signed(
      createHash('sha1')
        .update(Buffer.from([1, 255]))
        .digest(),
    ),
  ],
  // Without a charset texts are ASCII: every other character, also one of two code units, is a "?".
  [
    "Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_512, 'ü🚀')",
    signed(createHash('sha512').update('??').digest()),
  ],
  ["Utilities.computeHmacSha256Signature('ü', 'ß')", signed(createHmac('sha256', '?').update('?').digest())],
  [
    "Utilities.computeHmacSha256Signature('ü', 'ß', Utilities.Charset.UTF_8)",
    signed(createHmac('sha256', 'ß').update('ü').digest()),
  ],
  [
    "Utilities.computeHmacSignature(Utilities.MacAlgorithm.HMAC_SHA_1, 'ü', 'key')",
    signed(createHmac('sha1', 'key').update('?').digest()),
  ],
  ["Utilities.base64Encode('ü')", 'w7w='],
  ...[
    "computeDigest(Utilities.DigestAlgorithm.MD5, 'a', Utilities.Charset.UTF_8, 1)",
    "computeDigest(Utilities.DigestAlgorithm.MD5, 'a', 'UTF_8')",
    'computeDigest(Utilities.DigestAlgorithm.MD5, [1], Utilities.Charset.UTF_8)',
    'computeDigest(Utilities.DigestAlgorithm.MD5)',
    "computeHmacSha256Signature('a')",
    "computeHmacSha256Signature('a', [1])",
    "computeHmacSignature('HMAC_MD5', 'a', 'b')",
  ].map((call): [string, RegExp] => [`Utilities.${call}`, /^Exception: The parameters \(.*\) don't match/]),
  ["Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, ['a'])", /^Exception: Cannot convert/],
  ["Utilities.computeHmacSha256Signature([1], ['a'])", /^Exception: Cannot convert/],
  ["Utilities.ungzip(Utilities.gzip(Utilities.newBlob('x'), 'n.gz')).getName()", 'n'],
  ["Utilities.ungzip(Utilities.gzip(Utilities.newBlob('x'))).getContentType()", null],
  [
    `(function () {
      const blobs = [['é', 'ü.txt'], ['x'.repeat(9999), 'long.csv'], ['', 'none']].map(([text, name]) => Utilities.newBlob(text, null, name));
      const archive = Utilities.zip(blobs);
      const back = Utilities.unzip(archive);
      return [archive.getName(), archive.getContentType(), archive.getBytes().length < 1000]
        .concat(back.map((one) => [one.getName(), one.getContentType(), one.getDataAsString().length]));
    })()`,
    [
      'archive.zip',
      'application/zip',
      true,
      ['ü.txt', 'text/plain', 1],
      ['long.csv', 'text/csv', 9999],
      ['none', 'application/octet-stream', 0],
    ],
  ],
  ["Utilities.zip([Utilities.newBlob('a', null, 'n')], 'my.zip').getName()", 'my.zip'],
  ["Utilities.zip('a')", /don't match the method signature/],
  ["Utilities.unzip(Utilities.newBlob('no archive'))", /^Exception: Invalid argument/],
  [
    "[Utilities.newBlob('a'), LockService.getUserLock(), HtmlService.createHtmlOutput('a'), CacheService.getUserCache()].map(String)",
    ['Blob', 'Lock', 'HtmlOutput', 'Cache'],
  ],
  ["Utilities.computeDigest('MD5', 'abc')", /don't match the method signature/],
  [
    "Utilities.computeHmacSha256Signature('value', 'key')",
    signed(createHmac('sha256', 'key').update('value').digest()),
  ],
  ["Utilities.newBlob('é').getBytes()", [-61, -87]],
  ["Utilities.newBlob([104, 105], 'text/csv', 'a.csv').getDataAsString()", 'hi'],
  ["Utilities.newBlob('x', null, 'a.json').setContentTypeFromExtension().getContentType()", 'application/json'],
  ["Utilities.newBlob('é').getDataAsString('ISO-8859-1')", 'Ã©'],
  ["Utilities.ungzip(Utilities.gzip(Utilities.newBlob('text'))).getDataAsString()", 'text'],
  [
    'Utilities.parseCsv(\'a,"b ""x""",\\r\\n1,"2\\n3",\')',
    [
      ['a', 'b "x"', ''],
      ['1', '2\n3', ''],
    ],
  ],
  ["Utilities.parseCsv('a;b', ';')", [['a', 'b']]],
  ["Utilities.parseCsv('a,\"b')", /^Exception: Invalid argument/],
  ["Utilities.formatString('%s is %05.1f%% of %d', 'a', 12.34, 7.9)", 'a is 012.3% of 7'],
  ['Utilities.sleep(300001)', /^Exception: Invalid argument/],
  ["Utilities.sleep('soon')", 'Exception: Cannot convert soon to int.'],
  ['Utilities.sleep(null)', /don't match the method signature/],
  ['/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(Utilities.getUuid())', true],
];

test.each(CALLS)('%s', (expression, expected) => {
  expect(evaluate(expression)).toEqual(likeExpected(expected));
});

test('sleeping passes virtual time and no real time', () => {
  const world = smallWorld('function main() { Utilities.sleep(300000); }');
  const before = Date.now();
  expect(world.run({ user: 'ada', functionName: 'main' }).counters.elapsedMs).toBe(300_001);
  expect(Date.now() - before).toBeLessThan(100_000);
});
