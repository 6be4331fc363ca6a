/** What people are told by mail: that a table is not refreshed, and that it works again. */
import { HOUR, type World, type YearTable } from './world';

/** What was told of all tables counts for slots so long after it. */
const TOLD_FOR_MS = 30 * HOUR;

const STOPPED = /not refreshed by schedule$/;

export interface Told {
  /** Reads the mails that came since. */
  readonly read: () => void;
  /** Whether its person knows by mail that the table is not refreshed, at some time of a stretch. */
  readonly isTold: (table: YearTable, from: number, until: number) => boolean;
}

/** What the ledger does with what it finds. */
interface Book {
  readonly law: (holds: boolean, sentence: () => string) => void;
  readonly count: (what: string) => void;
}

export function openMailbox({ emulator }: World, { law, count }: Book): Told {
  /** Links of tables that were told, from when until they worked again. */
  const told = new Map<string, { readonly from: number; to: number }[]>();
  const openTold = (link: string) => told.get(link)?.find(({ to }) => to === Number.POSITIVE_INFINITY);
  /** When something was told of all tables of a person. */
  const toldAll: { readonly to: string; readonly at: number }[] = [];
  let mails = 0;

  return {
    read() {
      const all = emulator.outbox();
      for (const { subject, body, to, at } of all.slice(mails)) {
        const links = [...body.matchAll(/^https:\/\/\S+#gid=\d+$/gm)].map(([link]) => link);
        if (!STOPPED.test(subject) && links.length === 0) continue;
        const parts = body.split('\n\n');
        for (const link of links) {
          const works = parts.some((part) => part.includes(link) && /is refreshed again\./.test(part));
          // One mail a failure, and one that it works.
          const known = openTold(link);
          law(works || !known, () => `${link} was told to fail twice`);
          if (!works) told.set(link, [...(told.get(link) ?? []), { from: at, to: Number.POSITIVE_INFINITY }]);
          else if (known) known.to = at;
          count(works ? 'mails that it works' : 'mails of failures');
        }
        if (links.length === 0) {
          toldAll.push({ to: to[0] ?? '', at });
          count('mails of all tables');
        }
      }
      mails = all.length;
    },
    isTold: ({ link, user }, at, until) =>
      told.get(link)?.some(({ from, to }) => from <= until && to >= at) === true ||
      toldAll.some((one) => one.to.startsWith(user) && at >= one.at - TOLD_FOR_MS && at <= one.at + TOLD_FOR_MS),
  };
}
