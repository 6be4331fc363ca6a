import { type RichContent, type TextRunStyle, withoutChips } from '../../grid/values/cell';
import { patchedRuns, stretches } from '../../grid/values/text-runs';
import { signatureError, type SpreadsheetContext, textOf } from '../context';
import { emulated } from '../emulated';
import { createTextStyle, styleData } from './text-style';

type RichTextValue = GoogleAppsScript.Spreadsheet.RichTextValue;
type Builder = GoogleAppsScript.Spreadsheet.RichTextValueBuilder;

const data = new WeakMap<object, RichContent>();

/** What a RichTextValue argument holds. */
export function richTextOf(context: SpreadsheetContext, value: unknown, method: string): RichContent {
  const known = typeof value === 'object' && value !== null ? data.get(value) : undefined;
  if (!known) throw signatureError(context, method, [value]);
  return known;
}

/**
 * What a script sees of a text: chips are text to it. `base` is what its words look like where a run says nothing: the cell's own look
 * when it was read from one.
 */
export function createRichText(
  context: SpreadsheetContext,
  content: RichContent,
  base: TextRunStyle = {},
  start = 0,
): RichTextValue {
  const value = withoutChips(content);
  const { text, runs } = value;
  const whole = runs.length === 1 && runs[0]?.start === 0 && runs[0].end === text.length ? runs[0] : undefined;
  const within = (from: number, to: number) => runs.find((run) => run.start <= from && run.end >= to);
  const call = <T>(name: string, result: T): T => {
    context.execution.call(`RichTextValue.${name}`, { ms: 0 });
    return result;
  };
  const methods: Pick<
    RichTextValue,
    'copy' | 'getText' | 'getLinkUrl' | 'getRuns' | 'getStartIndex' | 'getEndIndex' | 'getTextStyle'
  > = {
    copy: () => call('copy', newRichText(context, value)),
    getText: () => call('getText', text),
    getLinkUrl: (from?: number, to?: number) =>
      call('getLinkUrl', (from === undefined ? whole : within(from, to ?? from))?.link ?? null),
    getRuns: () =>
      call(
        'getRuns',
        stretches(value).map(([from, to]) => {
          const run = within(from, to);
          const part = run ? [{ ...run, start: 0, end: to - from }] : [];
          return createRichText(context, { text: text.slice(from, to), runs: part }, base, from);
        }),
      ),
    getStartIndex: () => call('getStartIndex', start),
    getEndIndex: () => call('getEndIndex', start + text.length),
    getTextStyle: (from?: number, to?: number) =>
      call(
        'getTextStyle',
        createTextStyle(context, {
          ...base,
          ...(from === undefined ? whole : within(from, to ?? from))?.style,
        }),
      ),
  };
  const service = emulated<RichTextValue, keyof typeof methods>('RichTextValue', methods);
  data.set(service, value);
  return service;
}

/** `SpreadsheetApp.newRichTextValue()`. Setting a text forgets links and styles, as Google says. */
export function newRichText(context: SpreadsheetContext, initial: RichContent = { text: '', runs: [] }): Builder {
  let value = initial;
  const call = (name: string): void => context.execution.call(`RichTextValueBuilder.${name}`, { ms: 0 });
  const methods: Pick<Builder, 'build' | 'setText' | 'setLinkUrl' | 'setTextStyle'> = {
    build: () => {
      call('build');
      return createRichText(context, value);
    },
    setText: (text: unknown) => {
      call('setText');
      value = { text: textOf(context, text, 'RichTextValueBuilder.setText'), runs: [] };
      return builder;
    },
    setLinkUrl: (...args: readonly unknown[]) => {
      call('setLinkUrl');
      const [from, to, link] = args.length === 1 ? [0, value.text.length, args[0]] : args;
      patch(args, 'setLinkUrl', from, to, {
        link: link === null ? null : textOf(context, link, 'RichTextValueBuilder.setLinkUrl'),
      });
      return builder;
    },
    setTextStyle: (...args: readonly unknown[]) => {
      call('setTextStyle');
      const [from, to, style] = args.length === 1 ? [0, value.text.length, args[0]] : args;
      patch(args, 'setTextStyle', from, to, { style: style === null ? null : styleData(context, style) });
      return builder;
    },
  };
  const builder = emulated<Builder, keyof typeof methods>('RichTextValueBuilder', methods);
  return builder;

  function patch(
    args: readonly unknown[],
    method: string,
    from: unknown,
    to: unknown,
    change: { readonly link?: string | null; readonly style?: TextRunStyle | null },
  ): void {
    const valid =
      typeof from === 'number' && typeof to === 'number' && from >= 0 && from <= to && to <= value.text.length;
    if (!valid) throw signatureError(context, `RichTextValueBuilder.${method}`, args);
    value = patchedRuns(value, from, to, change);
  }
}
