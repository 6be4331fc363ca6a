/** Windows over the spreadsheet. The script stands still until the person answers, and no lock survives that. */
export interface Dialogs {
  /** Whether they said yes; closing the window is no. */
  readonly confirm: (title: string, text: string) => boolean;
  readonly tell: (title: string, text: string) => void;
}
