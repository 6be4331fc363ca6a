import * as fc from 'fast-check';
import { MEMBERS } from '../../../local/crm/workspace/members';
import type { Looking, World } from '../world';

/** Zones that shift at midnight, by half an hour, across the date line, or never. */
export const ZONES = [
  'UTC',
  'Europe/Paris',
  'America/New_York',
  'Asia/Tokyo',
  'Asia/Kolkata',
  'Africa/Cairo',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'America/St_Johns',
  'Asia/Beirut',
];

/** The moment around which the records are. */
export const NOW = '2026-11-23T15:30:45.123Z';

/** Instants where days, weeks, months and clocks change somewhere. */
const MOMENTS = [
  '2026-03-29T00:59:30.000Z',
  '2026-04-23T22:00:00.000Z',
  '2026-09-06T04:30:00.000Z',
  '2024-02-29T23:59:59.999Z',
  '2026-01-01T00:00:00.000Z',
  '2025-12-31T13:15:29.999Z',
];

/** Also moments of the records themselves: there "now" and "today" show where they end. */
const momentsOf = (world: World): readonly string[] =>
  ['opportunity', 'task', 'pet', 'rocket'].flatMap((object) =>
    world
      .recordsOf(object)
      .flatMap((record) => ['closeDate', 'dueAt', 'birthday', 'launchedOn'].map((name) => record[name]))
      .filter((value) => typeof value === 'string'),
  );

export const looking = (world: World): fc.Arbitrary<Looking> =>
  fc.record({
    now: fc
      .oneof(fc.constant(NOW), fc.constantFrom(...MOMENTS), fc.constantFrom(...momentsOf(world)))
      .map((text) => Date.parse(text)),
    zone: fc.constantFrom(...ZONES),
    machineZone: fc.constantFrom(...ZONES),
    me: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...MEMBERS.map(({ id }) => id)) },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
    rules: fc.constantFrom('2.21', 'newer'),
  });
