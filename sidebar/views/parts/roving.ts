/**
 * A list that is one stop of the Tab key: `[data-list]`, its lines `[data-line]`, which are controls or hold some. Arrow keys go from
 * line to line and from one control of a line to the next; Home and End go to the ends. The control that had the focus keeps the stop.
 */

const CONTROLS = 'button, a[href], input';

function linesOf(list: HTMLElement): readonly HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[data-line]')];
}

function controlsOf(line: HTMLElement): readonly HTMLElement[] {
  return line.matches(CONTROLS) ? [line] : [...line.querySelectorAll<HTMLElement>(CONTROLS)];
}

function listOf(event: Event): HTMLElement | null {
  return event.currentTarget instanceof HTMLElement ? event.currentTarget : null;
}

function stopAt(list: HTMLElement, at: Element): void {
  for (const line of linesOf(list)) for (const control of controlsOf(line)) control.tabIndex = control === at ? 0 : -1;
}

const SAME: Readonly<Record<string, string>> = { ArrowRight: 'ArrowDown', ArrowLeft: 'ArrowUp' };

/** For `@focusin` of the list. */
export function keepStop(event: FocusEvent): void {
  const list = listOf(event);
  const line = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-line]') : null;
  if (list && line && event.target instanceof Element) stopAt(list, event.target);
}

/** For `@keydown` of the list. Up from the first line goes to `above`, where there is such a control. */
export function moveInList(event: KeyboardEvent, above?: string): void {
  const list = listOf(event);
  if (!list) return;
  const lines = linesOf(list);
  const at = lines.findIndex((line) => line.contains(document.activeElement));
  const controls = lines[at] ? controlsOf(lines[at]) : [];
  const control = controls.findIndex((one) => one === document.activeElement);
  // Where each line is one control, right and left go on as down and up do.
  const key = controls.length === 1 ? (SAME[event.key] ?? event.key) : event.key;
  const goal = goalOf(key, at, lines.length);
  const beside = key === 'ArrowRight' ? control + 1 : key === 'ArrowLeft' ? control - 1 : null;
  if (goal === null && beside === null) return;
  event.preventDefault();
  if (goal !== null && goal < 0 && above !== undefined) return document.querySelector<HTMLElement>(above)?.focus();
  if (goal === null) return controls[beside ?? 0]?.focus();
  const line = lines[goal];
  const next = line ? controlsOf(line) : [];
  (next[control] ?? next[0])?.focus();
}

function goalOf(key: string, at: number, length: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, length - 1);
    case 'ArrowUp':
      return at - 1;
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return null;
  }
}

/** After drawing: a list that lost its stop, or never had one, gives it to its first line. */
export function restoreStops(root: HTMLElement): void {
  for (const list of root.querySelectorAll<HTMLElement>('[data-list]')) {
    const [first] = linesOf(list);
    if (first && !linesOf(list).some((line) => controlsOf(line).some(({ tabIndex }) => tabIndex === 0))) {
      stopAt(list, controlsOf(first)[0] ?? first);
    }
  }
}
