import type { MemberChoice, ObjectChoice, ViewChoice } from './answers';
import { closest } from './closest';

/** Something that was asked for does not exist, or the add-on refused; the message is the sentence for the person. */
export class PullError extends Error {
  override readonly name = 'PullError';
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** By singular or plural name or label; exactly first, then ignoring case; `more` only where none has the name. @throws PullError */
export function chooseObject(
  choices: readonly ObjectChoice[],
  asked: string,
  more: () => readonly ObjectChoice[] = () => [],
): ObjectChoice {
  const names = (choice: ObjectChoice): string[] => [choice.namePlural, choice.nameSingular, choice.label];
  const found = matching(choices, asked, names)[0] ?? matching(more(), asked, names)[0];
  if (found) return found;
  const close = closest(
    choices.map((choice) => choice.namePlural),
    asked,
  );
  throw new PullError(`This workspace has no object "${asked}". ${hint(close)}`.trim());
}

/** By id, or by name exactly, then ignoring case. An id that is not in the list may still be a view. @throws PullError */
export function chooseView(choices: readonly ViewChoice[], asked: string, object: string): ViewChoice {
  const byId = choices.find(({ id }) => id === asked);
  if (byId) return byId;
  const found = matching(choices, asked, ({ name }) => [name]);
  const [first] = found;
  if (first && found.length === 1) return first;
  if (found.length > 1) {
    const ids = found.map(({ id }) => id).join(', ');
    throw new PullError(`${object} has ${found.length} views named "${asked}". Name one by its id: ${ids}.`);
  }
  if (UUID.test(asked)) return { id: asked, name: asked, needsMember: false };
  const close = closest(
    choices.map(({ name }) => name),
    asked,
  );
  throw new PullError(`${object} has no saved view "${asked}". ${hint(close)}`.trim());
}

/** By id, name or e-mail address. @throws PullError */
export function chooseMember(choices: readonly MemberChoice[], asked: string): MemberChoice {
  const [found, other] = matching(choices, asked, ({ id, name, email }) => [id, name, email]);
  if (found && !other) return found;
  if (other) throw new PullError(`More than one member is named "${asked}". Use the id or the e-mail address.`);
  const close = closest(
    choices.map(({ name }) => name),
    asked,
  );
  throw new PullError(`This workspace has no member "${asked}". ${hint(close)}`.trim());
}

function matching<T>(choices: readonly T[], asked: string, namesOf: (choice: T) => readonly string[]): T[] {
  const exact = choices.filter((choice) => namesOf(choice).includes(asked));
  if (exact.length > 0) return exact;
  const wanted = asked.trim().toLowerCase();
  return choices.filter((choice) => namesOf(choice).some((name) => name.toLowerCase() === wanted));
}

function hint(names: readonly string[]): string {
  return names.length === 0 ? '' : `Did you mean ${names.map((name) => `"${name}"`).join(' or ')}?`;
}
