import type { Page } from 'playwright-core';
import type { Language } from '../../src/protocol/reply';
import { openChromium } from '../chromium';
import type { Later } from '../closing';
import { type Script, installFakeScriptRun } from './fake-script-run';

export interface Browser {
  /** A page with the sidebar in it, 300 px wide as in Google Sheets, and our `google.script.run`. A page that was made is taken again: a new one takes a process. */
  readonly open: (html: string, script: Script) => Promise<Page>;
  /** Addresses that any page asked for beside its own. */
  readonly requests: () => readonly string[];
}

const ADDRESS = 'https://sidebar.test/';
const SIZE = { width: 300, height: 700 };

export async function startBrowser(language: Language, later: Later): Promise<Browser> {
  const context = await openChromium(later, {
    locale: language === 'fr' ? 'fr-FR' : 'en-US',
    timezoneId: 'Europe/Paris',
    viewport: SIZE,
    acceptDownloads: true,
  });
  const requests: string[] = [];
  let current = '';
  let made: Page | undefined;
  await context.route('**/*', async (route) => {
    const address = route.request().url();
    if (address === ADDRESS) return route.fulfill({ contentType: 'text/html', body: current });
    requests.push(address);
    return route.abort();
  });
  return {
    async open(html, script) {
      const page = made ?? (await context.newPage());
      made = page;
      // In the page before anything else; no text of the script ends it.
      const given = JSON.stringify(script).replace(/</g, '\\u003c');
      current = html.replace('<head>', () => `<head><script>(${installFakeScriptRun.toString()})(${given})</script>`);
      await page.setViewportSize(SIZE);
      await page.goto(ADDRESS);
      return page;
    },
    requests: () => requests,
  };
}
