import { parseSync } from '@swc/core';
import { type BuiltSidebar, buildSidebar } from './build';

/** Bytes: the budget of the built page. */
const LIMIT = 225 * 1024;

const ES2022 = { syntax: 'ecmascript', target: 'es2022' } as const;

let built: BuiltSidebar;

beforeAll(async () => {
  built = await buildSidebar();
});

test('the page is at most 225 KiB', () => {
  expect(Buffer.byteLength(built.page)).toBeLessThanOrEqual(LIMIT);
  expect(Buffer.byteLength(built.script)).toBeGreaterThan(10_000);
});

test('the script is ES2022, which the browsers know that Google Sheets opens in', () => {
  expect(() => parseSync(built.script, ES2022)).not.toThrow();
});

test('the page names the licence of the one library in it', () => {
  expect(built.page).toContain('lit-html: Copyright 2017, 2020 Google LLC, BSD-3-Clause');
});

/** `HtmlService` has cut `//` and `/*` inside a template literal as comments, so none is left there … */
test('no template literal holds what begins a comment of JavaScript', () => {
  const found = templateTexts(parseSync(built.script, ES2022));
  expect(found.length).toBeGreaterThan(100);
  expect(found.filter((text) => /\/[/*]/.test(text))).toEqual([]);
});

/** … nor anywhere else: a scanner that does not know template literals cannot know what a quote in one means either. */
test('the whole page holds no two slashes in a row, thus no address to fetch from', () => {
  expect(built.page.split('//').length - 1).toBe(0);
});

test('nothing in the script ends it or opens a comment of HTML', () => {
  expect(/<\/script/i.test(built.script)).toBe(false);
  expect(built.script.includes('<!--')).toBe(false);
});

test('the script has no way to keep a key or to send one elsewhere', () => {
  const ways = /localStorage|sessionStorage|indexedDB|document\.cookie|\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon/;
  expect(ways.exec(built.script)).toBeNull();
});

test('the page lets its links open beside Google Sheets', () => {
  expect(built.page.includes('<base target="_blank"')).toBe(true);
});

/** The raw text between the marks of every template literal. */
function templateTexts(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(templateTexts);
  if (typeof node !== 'object' || node === null) return [];
  if ('type' in node && node.type === 'TemplateElement' && 'raw' in node) return [String(node.raw)];
  return Object.values(node).flatMap(templateTexts);
}
