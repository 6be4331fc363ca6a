/** What holds in every state of the sidebar: nothing that axe-core finds, nothing wider than the sidebar, the main button in sight and near. */
import type { Page } from 'playwright-core';
import { inChromium } from '../chromium';
import { faultsOf } from './faults';
import { SCENES } from './gallery';
import { tabsTo, useSidebar } from './page';

jest.setTimeout(30_000);

/** Tabs to the main button; 0 where there is none. */
async function tabsToMain(page: Page): Promise<number> {
  // What stands open far down has a main button of its own, and the focus is beside it.
  const panel = (await page.locator('.opened, .panel[role=group], form.panel').count()) > 0;
  // Who is asked whether they are sure stands on *Cancel*, beside the other button.
  const own = '.panel:not(:has([data-refocus])) :is(.primary, .danger)';
  const isForm = (await page.locator(own).count()) > 0;
  const main = panel
    ? isForm
      ? own
      : '.panel button'
    : '.foot [data-action], main:not(:has(.foot)) button:not([data-action=back])';
  return (await page.locator(main).count()) === 0 ? 0 : tabsTo(page, main, !panel);
}

inChromium('the sidebar in each of its states, in Chromium', () => {
  const sidebar = useSidebar();

  test.each(SCENES)('$name', async ({ script, go }) => {
    const page = await sidebar.open(script('en'));
    await page.setViewportSize({ width: 300, height: 768 });
    await go?.(page);
    expect(await faultsOf(page)).toEqual([]);
    expect(await tabsToMain(page)).toBeLessThanOrEqual(12);
    // 140 % of the usual 13 px.
    await page.evaluate(() => (document.documentElement.style.fontSize = '113.75%'));
    const found = await page.evaluate(() => {
      const foot = document.querySelector('.foot')?.getBoundingClientRect();
      return { width: document.documentElement.scrollWidth, footInSight: !foot || foot.bottom <= innerHeight };
    });
    expect(found).toEqual({ width: 300, footInSight: true });
  });
});
