import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { textArgument } from './arguments';
import { type Blob, createBlob } from './blob';
import type { ServiceContext } from './context';
import { createEnum } from './enum';
import { compileTemplate } from './html-template';

export interface HtmlOutput {
  getContent(): string;
  setContent(text: string): HtmlOutput;
  append(text: string): HtmlOutput;
  appendUntrusted(text: string): HtmlOutput;
  clear(): HtmlOutput;
  getTitle(): string;
  setTitle(title: string): HtmlOutput;
  getWidth(): number | null;
  setWidth(width: number | null): HtmlOutput;
  getHeight(): number | null;
  setHeight(height: number | null): HtmlOutput;
  setSandboxMode(mode: unknown): HtmlOutput;
  addMetaTag(name: string, content: string): HtmlOutput;
  getBlob(): Blob;
}

export interface HtmlTemplate {
  evaluate(): HtmlOutput;
  getCode(): string;
  getRawContent(): string;
}

export interface OutputData {
  html: string;
  title: string;
  width: number | null;
  height: number | null;
}

const outputs = new WeakMap<object, OutputData>();

/** What an HtmlOutput holds; undefined for any other value. */
export function outputData(value: unknown): Readonly<OutputData> | undefined {
  return typeof value === 'object' && value !== null ? outputs.get(value) : undefined;
}

const SANDBOX_MODES = createEnum(['EMULATED', 'IFRAME', 'NATIVE']);

/** HtmlService: pages from texts and from the `.html` files of the code folder. */
export function createHtmlService(context: ServiceContext) {
  const { core, folder } = context;

  /** Files are named with or without ".html". */
  function readFile(method: string, args: readonly unknown[]): string {
    const name = textArgument(core, `HtmlService.${method}`, args, 0).replace(/\.html$/, '');
    const path = join(folder, `${name}.html`);
    if (/(^|\/)\.\.(\/|$)/.test(name) || !existsSync(path)) throw core.error('htmlFileNotFound', name);
    return readFileSync(path, 'utf8');
  }

  return {
    SandboxMode: SANDBOX_MODES,
    createHtmlOutput(...args: unknown[]): HtmlOutput {
      core.call('HtmlService.createHtmlOutput');
      return createOutput(
        context,
        args.length === 0 ? '' : textArgument(core, 'HtmlService.createHtmlOutput', args, 0),
      );
    },
    createHtmlOutputFromFile(...args: unknown[]): HtmlOutput {
      core.call('HtmlService.createHtmlOutputFromFile');
      return createOutput(context, readFile('createHtmlOutputFromFile', args));
    },
    createTemplate(...args: unknown[]): HtmlTemplate {
      core.call('HtmlService.createTemplate');
      return createTemplate(context, textArgument(core, 'HtmlService.createTemplate', args, 0));
    },
    createTemplateFromFile(...args: unknown[]): HtmlTemplate {
      core.call('HtmlService.createTemplateFromFile');
      return createTemplate(context, readFile('createTemplateFromFile', args));
    },
  };
}

function createOutput({ core }: ServiceContext, html: string): HtmlOutput {
  const data: OutputData = { html, title: '', width: null, height: null };
  const change = (method: string, apply: () => void): HtmlOutput => {
    core.call(`HtmlOutput.${method}`);
    apply();
    return output;
  };
  const set = <Field extends keyof OutputData>(method: string, field: Field, value: OutputData[Field]): HtmlOutput =>
    change(method, () => {
      data[field] = value;
    });
  const output: HtmlOutput = {
    getContent: () => data.html,
    setContent: (text) => set('setContent', 'html', text),
    append: (text) => set('append', 'html', data.html + text),
    appendUntrusted: (text) => set('appendUntrusted', 'html', data.html + escapeHtml(text)),
    clear: () => set('clear', 'html', ''),
    getTitle: () => data.title,
    setTitle: (title) => set('setTitle', 'title', title),
    getWidth: () => data.width,
    setWidth: (width) => set('setWidth', 'width', width),
    getHeight: () => data.height,
    setHeight: (height) => set('setHeight', 'height', height),
    // IFRAME is the only mode there is; Google ignores the call.
    setSandboxMode: () => change('setSandboxMode', () => undefined),
    // Meta tags matter for web apps only; in a sidebar Google ignores them.
    addMetaTag: () => change('addMetaTag', () => undefined),
    getBlob: () => createBlob(core, Buffer.from(data.html, 'utf8'), 'text/html', null),
  };
  outputs.set(output, data);
  return output;
}

function createTemplate(context: ServiceContext, text: string): HtmlTemplate {
  const code = compileTemplate(text);
  return {
    /** Templates see the script's own functions; values set on the template object are not emulated. */
    evaluate() {
      context.core.call('HtmlTemplate.evaluate');
      return createOutput(context, String(context.evaluate(code)));
    },
    getCode: () => code,
    getRawContent: () => text,
  };
}

function escapeHtml(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' };
  return text.replace(/[&<>"']/g, (character) => `&${names[character]};`);
}
