import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { textArgument } from '../arguments';
import { type Blob, createBlob } from '../bytes/blob';
import type { ServiceContext } from '../context';
import { createEnum } from '../../enum';
import { compileTemplate } from './html-template';
import { ownFields } from './own-fields';
import { named } from '../named';

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
  setXFrameOptionsMode(mode: unknown): HtmlOutput;
  getFaviconUrl(): string | null;
  setFaviconUrl(url: string): HtmlOutput;
  addMetaTag(name: string, content: string): HtmlOutput;
  getMetaTags(): MetaTag[];
  asTemplate(): HtmlTemplate;
  getAs(contentType: string): Blob;
  getBlob(): Blob;
}

interface MetaTag {
  getName(): string;
  getContent(): string;
}

export interface HtmlTemplate {
  evaluate(): HtmlOutput;
  getCode(): string;
  getCodeWithComments(): string;
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

const XFRAME_MODES = createEnum(['ALLOWALL', 'DEFAULT']);

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
    XFrameOptionsMode: XFRAME_MODES,
    /** Null but in web apps. */
    getUserAgent(): null {
      core.call('HtmlService.getUserAgent');
      return null;
    },
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

function createOutput(context: ServiceContext, html: string): HtmlOutput {
  const { core } = context;
  const metaTags: MetaTag[] = [];
  let favicon: string | null = null;
  const data: OutputData = { html, title: '', width: null, height: null };
  const change = (method: string, apply: () => unknown): HtmlOutput => {
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
    // Frames, icons and meta tags matter for web apps only; in a sidebar Google ignores them.
    setXFrameOptionsMode: () => change('setXFrameOptionsMode', () => undefined),
    getFaviconUrl: () => favicon,
    setFaviconUrl: (url) =>
      change('setFaviconUrl', () => {
        favicon = url;
      }),
    addMetaTag: (name, content) =>
      change('addMetaTag', () => metaTags.push({ getName: () => name, getContent: () => content })),
    getMetaTags: () => [...metaTags],
    asTemplate: () => createTemplate(context, data.html),
    getBlob: () => createBlob(core, Buffer.from(data.html, 'utf8'), 'text/html', null),
    getAs: (contentType) => createBlob(core, Buffer.from(data.html, 'utf8'), contentType, null),
  };
  outputs.set(output, data);
  return named('HtmlOutput', output);
}

function createTemplate(context: ServiceContext, text: string): HtmlTemplate {
  const { core } = context;
  const variables = new Map<string, unknown>();
  const count = <T>(method: string, value: T): T => {
    core.call(`HtmlTemplate.${method}`, { ms: 0 });
    return value;
  };
  const template: HtmlTemplate = {
    /** Templates see the script's own functions, and the fields that the script has set on them. */
    evaluate() {
      core.call('HtmlTemplate.evaluate');
      const render = context.evaluate(compileTemplate(text, [...variables.keys()]));
      if (typeof render !== 'function') throw new Error('A template compiles to a function.');
      return createOutput(context, String(Reflect.apply(render, undefined, [...variables.values()])));
    },
    getCode: () => count('getCode', compileTemplate(text)),
    getCodeWithComments: () => count('getCodeWithComments', compileTemplate(text)),
    getRawContent: () => count('getRawContent', text),
  };
  ownFields.set(template, variables);
  return named('HtmlTemplate', template);
}

function escapeHtml(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' };
  return text.replace(/[&<>"']/g, (character) => `&${names[character]};`);
}
