import type { EmulatedDocument } from '../../../local/emulator/index';

/** The smallest document: one text that all its users share. */
export function noteDocument(id: string): EmulatedDocument & { read(): string } {
  let text = '';
  return {
    id,
    read: () => text,
    spreadsheetApp: (execution) => ({
      getActiveSpreadsheet() {
        execution.call('SpreadsheetApp.getActiveSpreadsheet');
        return {
          getId() {
            execution.call('Spreadsheet.getId');
            return id;
          },
          getText() {
            execution.call('Spreadsheet.getText');
            return text;
          },
          setText(given: string) {
            execution.act('Spreadsheet.setText', {}, () => {
              text = given;
            });
          },
          getTable() {
            execution.call('Spreadsheet.getTable');
            return [[1, 'a', new Date(86_400_000), true]];
          },
        };
      },
    }),
    snapshot: () => text,
    restore: (saved) => {
      text = String(saved);
    },
  };
}
