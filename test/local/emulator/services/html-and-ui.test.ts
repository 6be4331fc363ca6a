import { evaluate, likeExpected, smallWorld } from '../small-world';

const files = {
  'sidebar.html': '<p>Hello</p>',
  'page.html': '<ul><? for (const name of names()) { ?><li><?= name ?></li><? } ?></ul><?!= raw() ?>',
};

const CALLS: readonly (readonly [string, unknown])[] = [
  ["HtmlService.createHtmlOutputFromFile('sidebar').getContent()", '<p>Hello</p>'],
  ["HtmlService.createHtmlOutputFromFile('sidebar.html').getContent()", '<p>Hello</p>'],
  ["HtmlService.createHtmlOutputFromFile('missing')", 'Exception: No HTML file named missing was found.'],
  ["HtmlService.createHtmlOutputFromFile('../sidebar')", 'Exception: No HTML file named ../sidebar was found.'],
  ["HtmlService.createHtmlOutput('a').append('<b>').appendUntrusted('<c>').getContent()", 'a<b>&lt;c&gt;'],
  ["HtmlService.createHtmlOutput('a').setContent('b').setTitle('T').getTitle()", 'T'],
  ["HtmlService.createHtmlOutput('a').setWidth(400).setHeight(300).getWidth()", 400],
  ["HtmlService.createTemplate('<?= 1 + 1 ?>').evaluate().getContent()", '2'],
  ["HtmlService.createHtmlOutput('<i>a</i>').asTemplate().getRawContent()", '<i>a</i>'],
  ["HtmlService.createHtmlOutput('a').getAs('text/plain').getContentType()", 'text/plain'],
  [
    "HtmlService.createHtmlOutput('a').setFaviconUrl('https://x.example/i.ico').getFaviconUrl()",
    'https://x.example/i.ico',
  ],
  [
    "HtmlService.createHtmlOutput('a').addMetaTag('m', 'c').getMetaTags().map((tag) => [tag.getName(), tag.getContent()])",
    [['m', 'c']],
  ],
  ['String(HtmlService.XFrameOptionsMode.ALLOWALL)', 'ALLOWALL'],
  ['HtmlService.getUserAgent()', null],
  ["SpreadsheetApp.getUi().showSidebar('<p>')", /don't match the method signature for Ui.showSidebar/],
];

test.each(CALLS)('%s', (expression, expected) => {
  expect(evaluate(expression, { files })).toEqual(likeExpected(expected));
});

test('templates call the functions of the script, and escape what they print', () => {
  const world = smallWorld(
    `function names() { return ['<Ada>', 'Bob']; } function raw() { return '<hr>'; }
     function main() { return HtmlService.createTemplateFromFile('page').evaluate().getContent(); }`,
    { files },
  );
  expect(world.run({ user: 'ada', functionName: 'main' })).toMatchObject({
    value: '<ul><li>&#60;Ada&#62;</li><li>Bob</li></ul><hr>',
  });
});

test('fields set on a template are its variables, whatever they hold; they hide globals and are read back', () => {
  const world = smallWorld(
    `var title = 'global'; function shout(text) { return text.toUpperCase(); }
     function main() {
       const template = HtmlService.createTemplate('<? for (const one of list) { ?><?= shout(one.name) ?>;<? } ?><?= title ?><?!= mark() ?>');
       template.list = [{ name: 'a' }, { name: 'b' }];
       template.mark = () => '<hr>';
       template.title = 'own';
       const first = template.evaluate().getContent();
       template.list = [];
       return [first, template.evaluate().getContent(), template.title, title, template.list instanceof Array];
     }`,
  );
  expect(world.run({ user: 'ada', functionName: 'main' })).toMatchObject({
    value: ['A;B;own<hr>', 'own<hr>', 'own', 'global', true],
  });
});

test('no other service takes fields', () => {
  expect(evaluate("(function () { 'use strict'; HtmlService.createHtmlOutput('a').title = 'x'; })()")).toEqual(
    expect.stringMatching(/^TypeError/),
  );
});

const UI = `
function onOpen() {
  SpreadsheetApp.getUi().createMenu('Own').addItem('First', 'first').addItem('Method', 'object.method').addToUi();
  SpreadsheetApp.getUi().createAddonMenu().addItem('Second', 'second').addItem('Gone', 'gone').addToUi();
}
var object = { method: function () { return 'method'; } };
function first() { return 'first'; }
function second() {
  const ui = SpreadsheetApp.getUi();
  ui.showModalDialog(HtmlService.createHtmlOutput('<i>').setWidth(500).setHeight(200), 'Dialog');
  const answer = ui.alert('Sure?', 'It cannot be undone.', ui.ButtonSet.YES_NO);
  const text = ui.prompt('Name', 'Your name', ui.ButtonSet.OK_CANCEL);
  return [answer === ui.Button.YES, String(answer), text.getResponseText(), text.getSelectedButton() === ui.Button.OK];
}`;

test('menus are kept in their order, and a click runs the function', () => {
  const world = smallWorld(UI);
  expect(world.open('ada', 'd1').menus.map((menu) => menu.title)).toEqual(['Own', null]);
  expect(world.clickMenu('ada', 'd1', 'First')).toMatchObject({ value: 'first' });
  expect(world.clickMenu('ada', 'd1', 'Method')).toMatchObject({ value: 'method' });
  expect(world.clickMenu('ada', 'd1', 'Gone')).toMatchObject({ error: { message: 'Script function not found: gone' } });
  expect(() => world.clickMenu('ada', 'd1', 'Third')).toThrow(
    'No menu item "Third"; there are: First, Method, Second, Gone.',
  );
  expect(() => world.clickMenu('bob', 'd1', 'First')).toThrow('No menu item');
});

test('opening again replaces the menus and closes what was open', () => {
  const world = smallWorld(UI, { answers: { alert: () => 'YES', prompt: () => ({ button: 'OK', text: 'x' }) } });
  world.open('ada', 'd1');
  world.clickMenu('ada', 'd1', 'Second');
  expect(world.session('ada', 'd1').dialog).toEqual({
    title: 'Dialog',
    html: '<i>',
    width: 500,
    height: 200,
    modal: true,
  });
  expect(world.open('ada', 'd1').menus).toHaveLength(2);
  expect(world.session('ada', 'd1').dialog).toBeNull();
});

test('alerts and prompts get the scripted answers', () => {
  const asked: string[] = [];
  const world = smallWorld(UI, {
    answers: {
      alert: (question) => {
        asked.push(`${question.userId}: ${question.title} ${question.prompt}`);
        return 'YES';
      },
      prompt: () => ({ button: 'OK', text: 'Ada' }),
    },
  });
  world.open('ada', 'd1');
  expect(world.clickMenu('ada', 'd1', 'Second')).toMatchObject({ value: [true, 'YES', 'Ada', true] });
  expect(asked).toEqual(['ada: Sure? It cannot be undone.']);
});

test('a dialog that nobody answers is an error of the test, not of the script', () => {
  const world = smallWorld(UI);
  world.open('ada', 'd1');
  expect(() => world.clickMenu('ada', 'd1', 'Second')).toThrow('no answer was scripted');
});

test('without an open document there is no user interface', () => {
  const world = smallWorld('function main() { SpreadsheetApp.getUi(); }');
  const message = 'Cannot call SpreadsheetApp.getUi() from this context.';
  expect(world.run({ user: 'ada', document: 'd1', functionName: 'main', hasUi: false })).toMatchObject({
    error: { message },
  });
  expect(world.run({ user: 'ada', functionName: 'main' })).toMatchObject({ error: { message } });
});
