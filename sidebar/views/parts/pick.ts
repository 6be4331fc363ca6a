import { type TemplateResult, html } from 'lit-html';

/** One of a few. */
export function pick<T extends string>(
  id: string,
  label: string,
  all: readonly T[],
  chosen: T,
  textOf: (one: T) => string,
  choose: (one: T) => void,
): TemplateResult {
  const change = (event: Event): void => {
    const found = all.find((one) => event.target instanceof HTMLSelectElement && one === event.target.value);
    if (found !== undefined) choose(found);
  };
  return html`<label for=${id}>${label}</label>
    <select id=${id} @change=${change}>
      ${all.map((one) => html`<option value=${one} ?selected=${one === chosen}>${textOf(one)}</option>`)}
    </select>`;
}

export function pickNumber(
  id: string,
  label: string,
  all: readonly number[],
  chosen: number,
  textOf: (one: number) => string,
  choose: (one: number) => void,
): TemplateResult {
  // A schedule of another version may have a number that is not offered.
  const offered = all.includes(chosen) ? all : [...all, chosen];
  return pick(
    id,
    label,
    offered.map(String),
    String(chosen),
    (one) => textOf(Number(one)),
    (one) => choose(Number(one)),
  );
}
