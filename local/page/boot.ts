import type { PageBoot } from '../host/demo-info';

/** What the server wrote into the page. */
export function readBoot(): PageBoot {
  const element = document.getElementById('boot');
  if (!element?.textContent) throw new Error('The page was not served by the local host.');
  return JSON.parse(element.textContent) as PageBoot;
}
