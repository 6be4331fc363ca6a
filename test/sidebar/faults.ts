import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/**
 * The rules of WCAG 2.2 AA and the good practices. A sidebar is a part of a page: what is asked of whole pages is Google's. Contrast is
 * looked at by ourselves, of every text: that takes a tenth of the time.
 */
const RULES = {
  'landmark-one-main': { enabled: true },
  region: { enabled: false },
  'color-contrast': { enabled: false },
};

/** What a person with another browser, other eyes or only a keyboard would stumble over: axe-core's findings, and ours. */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const found = await page.evaluate(async (rules) => {
    const axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } =
      Reflect.get(globalThis, 'axe');
    const { violations } = await axe.run({ rules, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  }, RULES);
  return [...(await page.evaluate(faults)), ...found];
}

/** In the page: controls without a name, texts of low contrast, and whatever is wider than the sidebar. */
function faults(): readonly string[] {
  const found: string[] = [];
  if (document.documentElement.scrollWidth > 300) found.push(`page is ${document.documentElement.scrollWidth} px wide`);
  for (const control of document.querySelectorAll<HTMLElement>('button, a, input, select, summary, textarea')) {
    const labels = 'labels' in control && control.labels instanceof NodeList ? [...control.labels] : [];
    const named = document.getElementById(control.getAttribute('aria-labelledby') ?? '');
    const texts = [control.getAttribute('aria-label'), control.textContent, named?.textContent];
    texts.push(...labels.map((label) => label.textContent));
    if (!texts.some((text) => text?.trim())) found.push(`no name: ${control.outerHTML.slice(0, 120)}`);
  }
  for (const element of document.querySelectorAll<HTMLElement>('body *:not(script, style, option)')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    if (!own || element.closest(':disabled')) continue;
    const ratio = contrast(getComputedStyle(element).color, groundOf(element));
    if (ratio < 4.5) found.push(`contrast ${ratio.toFixed(2)}: ${element.outerHTML.slice(0, 120)}`);
  }
  return found;

  function groundOf(element: Element | null): string {
    if (!element) return 'rgb(255, 255, 255)';
    const { backgroundColor } = getComputedStyle(element);
    return backgroundColor === 'rgba(0, 0, 0, 0)' ? groundOf(element.parentElement) : backgroundColor;
  }

  /** The contrast ratio of WCAG 2. */
  function contrast(one: string, other: string): number {
    const [a, b] = [luminance(one), luminance(other)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  function luminance(color: string): number {
    const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
      const share = Number(part) / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
}
