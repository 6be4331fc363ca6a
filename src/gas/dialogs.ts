import type { Dialogs } from '../ports/dialogs';

export const googleDialogs: Dialogs = {
  confirm(title, text) {
    const ui = SpreadsheetApp.getUi();
    return ui.alert(title, text, ui.ButtonSet.YES_NO) === ui.Button.YES;
  },
  tell(title, text) {
    const ui = SpreadsheetApp.getUi();
    ui.alert(title, text, ui.ButtonSet.OK);
  },
};
