/** What holds in every state of the sidebar: nothing that axe-core finds, nothing wider than the sidebar, the main button in sight. */
import { inChromium } from '../chromium';
import { faultsOf } from './faults';
import { SCENES } from './gallery';
import { useSidebar } from './page';

jest.setTimeout(30_000);

inChromium('the sidebar in each of its states, in Chromium', () => {
  const sidebar = useSidebar();

  test.each(SCENES)('$name', async ({ script, go }) => {
    const page = await sidebar.open(script('en'));
    await page.setViewportSize({ width: 300, height: 768 });
    await go?.(page);
    expect(await faultsOf(page)).toEqual([]);
    await page.evaluate(() => (document.documentElement.style.fontSize = '113.75%'));
    const found = await page.evaluate(() => {
      const foot = document.querySelector('.foot')?.getBoundingClientRect();
      return { width: document.documentElement.scrollWidth, footInSight: !foot || foot.bottom <= innerHeight };
    });
    // 140 % of the usual 13 px.
    expect(found).toEqual({ width: 300, footInSight: true });
  });
});
