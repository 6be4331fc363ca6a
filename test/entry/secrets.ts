import type { Emulator } from '../../local/emulator/index';
import type { SpreadsheetState } from '../../local/emulator/grid/state/state';

/** Where a desk keeps what it did. */
interface Searched {
  readonly emulator: Emulator;
  readonly state: SpreadsheetState;
  readonly said: readonly string[];
}

/** Everything that people, scripts and logs can come across, by the name of the place; user properties but for the keys themselves. */
export function placesOf(desk: Searched): Readonly<Record<string, string>> {
  const properties = [...desk.emulator.properties()];
  const isOwn = (name: string): boolean => name.startsWith('user\n');
  const shared = properties.filter(([name]) => !isOwn(name)).map(([name, store]) => [name, ...store]);
  const own = properties
    .filter(([name]) => isOwn(name))
    .map(([, store]) => [...store].filter(([key]) => !key.startsWith('key/')));
  return {
    'document and script properties': JSON.stringify(shared),
    'user properties that are no key': JSON.stringify(own),
    caches: JSON.stringify([...desk.emulator.caches()].map(([name, store]) => [name, ...store])),
    'answers and logs': desk.said.join('\n'),
    'cells, notes, names and metadata': JSON.stringify(desk.state),
    mails: JSON.stringify(desk.emulator.outbox()),
    triggers: JSON.stringify(desk.emulator.triggers()),
    'what is on screen': JSON.stringify(['ada', 'bob'].map((user) => desk.emulator.session(user, 'doc'))),
  };
}

/** Where one of the keys, or one of the three parts of one, stands, in capitals or not. */
export function leaksIn(places: Readonly<Record<string, string>>, keys: readonly string[]): readonly string[] {
  const parts = [...new Set(keys.flatMap((key) => key.split('.')))].map((part) => part.toLowerCase());
  return Object.entries(places).flatMap(([place, text]) => {
    const lower = text.toLowerCase();
    return parts.filter((part) => lower.includes(part)).map((part) => `${place}: ${part.slice(0, 12)}…`);
  });
}
