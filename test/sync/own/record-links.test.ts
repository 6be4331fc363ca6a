import { linkEdits } from '../../../src/sync/own/record-links';

const at = { sheetId: 1, column: 2, base: 'https://crm.example/' };

test('names become links, neighbours at once; what could be read as something else gets none', () => {
  const named = (row: number, name: string | number | null) => ({ row, id: `${row}/`, name });
  const rows = [
    named(7, 'Zoë'),
    named(2, 'Ada'),
    named(3, 'Bob'),
    named(4, '=HYPERLINK("http://x")'),
    named(5, '+49 30 1'),
    named(6, '30/12/2026'),
    named(8, 12),
    named(9, null),
    named(10, '\u200B=X'),
  ];
  const link = (row: number, text: string) => ({ text, url: `https://crm.example/${row}%2F` });
  expect(linkEdits(at, rows)).toEqual([
    { kind: 'links', sheetId: 1, row: 2, column: 2, links: [link(2, 'Ada'), link(3, 'Bob')] },
    { kind: 'links', sheetId: 1, row: 7, column: 2, links: [link(7, 'Zoë')] },
  ]);
});
