import * as fc from 'fast-check';
import { epochFromSerial, serialFromEpoch } from '../../../../local/emulator/grid/values/serial';
import { isNamedZone } from '../../../../local/emulator/zone';

const ZONES = ['Etc/UTC', 'Europe/Paris', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia', 'Australia/Lord_Howe'];

describe('serial days', () => {
  test('serial 0 is 1899-12-30 and 25569 is the epoch', () => {
    expect(serialFromEpoch(0, 'Etc/UTC')).toBe(25569);
    expect(epochFromSerial(0, 'Etc/UTC')).toBe(Date.UTC(1899, 11, 30));
  });

  test('an instant survives the way into a cell and back, except in the hour that repeats', () => {
    const instants = fc.integer({ min: Date.UTC(1971, 0, 1), max: Date.UTC(2037, 0, 1) });
    fc.assert(
      fc.property(instants, fc.constantFrom(...ZONES), (epoch, zone) => {
        const back = epochFromSerial(serialFromEpoch(epoch, zone), zone);
        // In the repeated hour two instants share a wall-clock time; then it is the other one that comes back.
        expect(serialFromEpoch(back, zone)).toBe(serialFromEpoch(epoch, zone));
        expect(Math.abs(back - epoch)).toBeLessThanOrEqual(3_600_000);
      }),
    );
  });

  test('a wall-clock time that the clocks skip moves forward', () => {
    const skipped = serialFromEpoch(Date.UTC(2024, 2, 31, 2, 30), 'Etc/UTC');
    expect(new Date(epochFromSerial(skipped, 'Europe/Paris')).toISOString()).toBe('2024-03-31T01:30:00.000Z');
  });

  test('zones are known by their names', () => {
    expect(isNamedZone('Europe/Paris')).toBe(true);
    expect(isNamedZone('Mars/Olympus')).toBe(false);
  });
});
