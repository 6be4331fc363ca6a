/** Tells a person who does not look: one message a failure until it works again, then one that it does. */
import * as v from '../../schema';
import { asSyncError, type ErrorKind, SyncError } from '../../errors';
import { shownLabel } from '../../gate';
import type { Http } from '../../ports/http';
import type { Log } from '../../ports/log';
import type { Mail } from '../../ports/mail';
import type { Store } from '../../ports/store';
import type { Language } from '../../protocol/reply';
import { parseJson } from '../../wire';
import { TELLING_WORDS } from '../words/telling-words';

/** What became of something in a tick. */
export interface News {
  /** What failed or works: by this it is known whether it was told. */
  readonly key: string;
  /** Of the table, as people know it. */
  readonly name: string;
  /** The sentence of a failure; null where it works. No contents of records. */
  readonly sentence: string | null;
  readonly link: string;
  /** That it works is nothing to tell. */
  readonly isQuiet?: boolean;
}

interface TellTo {
  readonly email: string;
  readonly webhook: string;
}

export interface Telling {
  /** Typed by the person, in user properties and nowhere else. Empty texts where nobody is told. */
  readonly to: () => TellTo;
  /**
   * Sends a first message to what is new, and keeps it if that goes well.
   *
   * @throws SyncError `mail-invalid`, `webhook-invalid`, `mail-used-up`, `mail-refused`, `webhook-refused`.
   */
  readonly tellTo: (to: TellTo) => void;
  /** Whether a failure was told, and nothing better since. */
  readonly isTold: (key: string) => boolean;
  readonly tell: (news: readonly News[]) => void;
  /** Why the last message could not be sent; null where it was. */
  readonly trouble: () => ErrorKind | null;
}

const SETTINGS = 'tell/to';
/** Keys of what was told and does not work yet. */
const TOLD = 'tell/told';
const TROUBLE = 'tell/trouble';

const ADDRESS = /^[^\s@,;<>"]{1,64}@[^\s@,;<>"]+\.[^\s@,;<>".]{2,}$/;
/** Elsewhere a message could carry names of views out to anybody. */
const WEBHOOK = /^https:\/\/(hooks\.slack\.com|chat\.googleapis\.com)\/[\w\-./?=&%]+$/;

const settingsSchema = () => v.object({ email: v.string(), webhook: v.string() });

interface TellingParts {
  readonly user: Store;
  readonly mail: Mail;
  readonly http: Http;
  readonly log: Log;
  readonly language: Language;
}

/** @throws SyncError `webhook-refused` */
function post(http: Http, webhook: string, text: string): void {
  try {
    const headers = { 'Content-Type': 'application/json' };
    const [answer] = http.send([{ url: webhook, method: 'post', headers, body: JSON.stringify({ text }) }]);
    if (answer && answer.status >= 200 && answer.status < 300) return;
  } catch (thrown) {
    throw new SyncError('webhook-refused', {}, thrown);
  }
  throw new SyncError('webhook-refused');
}

export function telling({ user, mail, http, log, language }: TellingParts): Telling {
  const words = TELLING_WORDS[language];
  const to = (): TellTo => v.read(settingsSchema(), parseJson(user.get(SETTINGS) ?? '')) ?? { email: '', webhook: '' };
  const told = (): readonly string[] => {
    const said = parseJson(user.get(TOLD) ?? '');
    return Array.isArray(said) ? said.filter((key) => typeof key === 'string') : [];
  };
  const saveTold = (keys: readonly string[]): void => {
    if (keys.length === 0) user.delete(TOLD);
    else user.set(TOLD, JSON.stringify(keys));
  };
  /** Both ways are tried; one that reached the person is enough. */
  const send = (subject: string, body: string): void => {
    const { email, webhook } = to();
    const ways = [
      ...(email === '' ? [] : [() => mail.send(email, subject, body)]),
      ...(webhook === '' ? [] : [() => post(http, webhook, `${subject}\n\n${body}`)]),
    ];
    const failures = ways.flatMap((way) => {
      try {
        way();
        return [];
      } catch (thrown) {
        return [asSyncError(thrown)];
      }
    });
    const [failure] = failures;
    if (failure) user.set(TROUBLE, failure.kind);
    else if (user.get(TROUBLE) !== null) user.delete(TROUBLE);
    if (failure && failures.length === ways.length) throw failure;
  };
  return {
    to,
    tellTo({ email, webhook }) {
      if (email !== '' && !ADDRESS.test(email)) throw new SyncError('mail-invalid');
      if (webhook !== '' && !WEBHOOK.test(webhook)) throw new SyncError('webhook-invalid');
      const before = to();
      if (email !== '' && email !== before.email) mail.send(email, words.test, words.testBody);
      if (webhook !== '' && webhook !== before.webhook) post(http, webhook, `${words.test}\n\n${words.testBody}`);
      if (user.get(TROUBLE) !== null) user.delete(TROUBLE);
      if (email === '' && webhook === '') user.delete(SETTINGS);
      else user.set(SETTINGS, JSON.stringify({ email, webhook }));
    },
    isTold: (key) => told().includes(key),
    tell(news) {
      const before = told();
      const failing = news.filter(({ key, sentence }) => sentence !== null && !before.includes(key));
      const works = news.filter(({ key, sentence }) => sentence === null && before.includes(key));
      const { email, webhook } = to();
      const isHeard = email !== '' || webhook !== '';
      const failed = failing.map(({ key }) => key);
      const again = works.map(({ key }) => key);
      const loud = works.filter(({ isQuiet }) => isQuiet !== true);
      const after = [...before, ...(isHeard ? failed : [])].filter((key) => !again.includes(key));
      try {
        if (failing.length === 0 && works.length === 0) return;
        if (isHeard && failing.length + loud.length > 0) {
          // Before the message: an execution that dies tells no failure twice.
          if (failing.length > 0) saveTold([...before, ...failed]);
          try {
            send(...messageOf(failing, loud, language));
          } catch (thrown) {
            // Nobody heard it: the next tick tells it.
            saveTold(before);
            throw thrown;
          }
        }
        if (again.length > 0) saveTold(after);
      } catch (thrown) {
        log.warn(`telling: ${asSyncError(thrown).kind}`);
      }
    },
    trouble() {
      const kind = user.get(TROUBLE);
      return kind === 'mail-used-up' || kind === 'mail-refused' || kind === 'webhook-refused' ? kind : null;
    },
  };
}

function messageOf(
  failing: readonly News[],
  works: readonly News[],
  language: Language,
): readonly [subject: string, body: string] {
  const words = TELLING_WORDS[language];
  const names = (some: readonly News[]): readonly string[] => some.map(({ name }) => shownLabel(name));
  const subject = failing.length > 0 ? words.stopped(names(failing)) : words.works(names(works));
  const parts = [
    ...failing.map(({ name, sentence, link }) => `${shownLabel(name)}\n${sentence ?? ''}\n${link}`),
    ...works.map(({ name, link }) => `${words.worksAgain(shownLabel(name))}\n${link}`),
    ...(failing.length > 0 ? [words.once] : []),
  ];
  return [subject, parts.join('\n\n')];
}
