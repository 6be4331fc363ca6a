import { isIdOnSheet, isRecordId, isUuid } from '../../src/sheet/record-id';

const UUID = '0a1b2c3d-0000-4000-8000-00000000000F';

describe('what a record’s id may be', () => {
  test.each([
    [UUID, true],
    ['1', true],
    ['rec_09-AZ', true],
    ['x'.repeat(64), true],
    ['x'.repeat(65), false],
    ['', false],
    [' ', false],
    [`${UUID} `, false],
    [`${UUID}\n`, false],
    ['a/b', false],
    ['ä', false],
    ['=1+1', false],
    [7, false],
    [null, false],
    [undefined, false],
    [[UUID], false],
  ])('%j: %s', (value, expected) => expect(isRecordId(value)).toBe(expected));

  test.each([
    [UUID, true],
    [UUID.toUpperCase(), true],
    [UUID.slice(1), false],
    [`${UUID}0`, false],
    [UUID.replace('0a', '0g'), false],
    [`x${UUID}`, false],
  ])('%s is a UUID: %s', (text, expected) => expect(isUuid(text)).toBe(expected));

  test('on a sheet a text that is no UUID is an id only where it is known to be one', () => {
    const isKnown = (id: string): boolean => id === 'rec_7' || id === 'rec 8';
    expect([UUID, 'rec_7', 'Total', 'rec 8', ''].map((text) => isIdOnSheet(text, isKnown))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
