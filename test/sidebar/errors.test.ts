/** Every kind of error, in the page: its sentence, and a way on that is there. */
import { inChromium } from '../chromium';
import { ERROR_KINDS, sentenceFor } from '../../src/remedies/index';
import { ok, refused, sidebarState, table } from './builders';
import { openTable, opensWith, useSidebar } from './page';

jest.setTimeout(60_000);

const DETAILS = { host: 'crm.acme.example', view: 'All People', sheet: 'People', object: 'People', fields: 'City' };

inChromium('what goes wrong, in Chromium', () => {
  const sidebar = useSidebar();

  test('each kind is said in its sentence and offers a way on, and back to the table', async () => {
    const sentences = ERROR_KINDS.map((kind) => [kind, sentenceFor(kind, DETAILS, 'en')] as const);
    const page = await sidebar.open({
      ...opensWith({ tables: [table()] }),
      refreshTable: sentences.map(([kind, sentence]) => refused(kind, sentence)),
    });
    await openTable(page);
    // In the page: a click of the mouse would wait for three frames each time.
    const met = await page.evaluate(async (kinds) => {
      const found = async (selector: string): Promise<HTMLElement> => {
        for (;;) {
          const element = document.querySelector<HTMLElement>(selector);
          if (element) return element;
          await new Promise((resolve) => setTimeout(resolve));
        }
      };
      const said: (readonly [kind: string, sentence: string, hasWay: boolean])[] = [];
      for (const kind of kinds) {
        (await found('main[data-table=t1] [data-action=refresh]')).click();
        const sentence = (await found('#trouble span')).textContent;
        said.push([kind, sentence, document.querySelector('#ways :is(button, a)') !== null]);
        (await found('.title [data-action=back]')).click();
      }
      return said;
    }, ERROR_KINDS);
    expect(met).toEqual(sentences.map(([kind, sentence]) => [kind, sentence, true]));
  });

  test.each([
    ['key-revoked', 'reconnect', '#key'],
    ['table-unknown', 'tables', '.line'],
    ['too-many-columns', 'choose-columns', '#columns-all'],
    ['server-busy', 'again', '#trouble'],
  ] as const)('%s: the button %s leads to %s', async (kind, action, goal) => {
    const page = await sidebar.open({
      ...opensWith({ tables: [table()] }),
      refreshTable: [refused(kind, sentenceFor(kind, DETAILS, 'en'))],
    });
    await page.click('[data-action=refresh]');
    await page.click(`[data-action=${action}]`);
    await page.waitForSelector(goal);
  });

  test('details can be copied for a report: kind, versions and the sentence, and no key', async () => {
    const page = await sidebar.open({
      ...opensWith({ tables: [table()] }),
      refreshTable: [refused('unexpected', 'Something unexpected happened.')],
    });
    await page.click('[data-action=refresh]');
    await page.click('[data-action=details]');
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    await page.evaluate(() => document.body.append(document.createElement('textarea')));
    await page.focus('body > textarea');
    await page.keyboard.press('Control+v');
    expect(await page.inputValue('body > textarea')).toBe(
      'Twenty Sheets 0.1.0 · Twenty 2.21.0\nunexpected\nSomething unexpected happened.',
    );
  });

  test.each([
    ['Error code PERMISSION_DENIED.', 'Several Google accounts'],
    ['', 'Several Google accounts'],
    ['Exception: Authorization is required to perform that action.', 'Google asks for your permission again'],
    ['Exceeded maximum execution time', 'limit of 6 minutes'],
    ['NetworkError: Connection failure due to HTTP 0', 'The connection to Google was lost'],
    ['Exception: TypeError: cannot read Ada Lovelace', 'Google Sheets reported an error'],
  ])('what the platform says (%j) is said in our words, without its own', async (error, said) => {
    const page = await sidebar.open({ getState: [{ error }, ok(sidebarState({ tables: [table()] }))] });
    expect(await page.textContent('#trouble')).toContain(said);
    if (error !== '') expect(await page.textContent('body')).not.toContain(error);
    await page.click('[data-action=again]');
    await page.waitForSelector('.line');
  });

  test('where a permission is missing, the link to grant it stands beside the sentence', async () => {
    const page = await sidebar.open({
      ...opensWith({ tables: [table()], authorizationUrl: 'https://grant.example/' }),
      refreshTable: [refused('authorization-missing', 'Google says that Twenty Sheets lacks a permission.')],
    });
    await page.click('[data-action=refresh]');
    expect(await page.getAttribute('#ways a', 'href')).toBe('https://grant.example/');
  });

  test('a refused connection says nothing of a sheet, and the keyboard is at the field that it is about', async () => {
    const page = await sidebar.open({
      ...opensWith({ connection: null }),
      connect: [
        refused('unreachable', sentenceFor('unreachable', DETAILS, 'en', false)),
        refused('key-expired', sentenceFor('key-expired', DETAILS, 'en', false)),
      ],
    });
    await page.fill('#key', 'eyJ.secret');
    for (const field of ['address', 'key']) {
      await page.click('[data-action=connect]');
      await page.waitForSelector(`#${field}[aria-invalid=true]`);
      expect(await page.textContent('#trouble')).not.toContain('sheet');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe(field);
    }
  });
});
