import type { Page } from 'playwright-core';
import type { Language } from '../../src/protocol';
import { openChromium } from '../chromium';
import type { Later } from '../closing';
import { type Script, installFakeScriptRun } from './fake-script-run';

export interface Browser {
  /** A fresh page with the sidebar in it, 300 px wide as in Google Sheets, and our `google.script.run`. */
  readonly open: (html: string, script: Script) => Promise<Page>;
  /** Addresses that any page asked for beside its own. */
  readonly requests: () => readonly string[];
}

const ADDRESS = 'https://sidebar.test/';

export async function startBrowser(language: Language, later: Later): Promise<Browser> {
  const context = await openChromium(later, {
    locale: language === 'fr' ? 'fr-FR' : 'en-US',
    timezoneId: 'Europe/Paris',
    viewport: { width: 300, height: 700 },
    acceptDownloads: true,
  });
  const requests: string[] = [];
  let current = '';
  await context.route('**/*', async (route) => {
    const address = route.request().url();
    if (address === ADDRESS) return route.fulfill({ contentType: 'text/html', body: current });
    requests.push(address);
    return route.abort();
  });
  return {
    async open(html, script) {
      const page = await context.newPage();
      current = html;
      await page.addInitScript(installFakeScriptRun, script);
      await page.goto(ADDRESS);
      return page;
    },
    requests: () => requests,
  };
}
