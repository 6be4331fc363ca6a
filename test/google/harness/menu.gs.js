/** The menu of the self-check, and what takes longer than a check or needs a person. */

function onOpen() {
  SpreadsheetApp.getUi()
    .createMenu('Self-check')
    .addItem('Run the checks', 'runChecks')
    .addItem('Text for an issue', 'showIssueText')
    .addSeparator()
    .addItem('Prepare what only a person can make', 'prepareByHand')
    .addItem('Measure: answers of 1, 5, 10 and 25 MB', 'measurePayloads')
    .addItem('Measure: a trigger in one minute', 'measureTrigger')
    .addItem('Measure: the end after 6 minutes', 'measureTimeLimit')
    .addItem('Forget all outcomes and measurements', 'forgetAll')
    .addToUi();
}

/** What was measured before this execution, by a menu item; it stands in the document's properties. */
function measured(name, how) {
  const noted = PropertiesService.getDocumentProperties().getProperty(`measured ${name}`);
  return noted === null ? skip(`${how}: choose it in the menu first`) : JSON.parse(noted);
}

function note(name, value) {
  PropertiesService.getDocumentProperties().setProperty(`measured ${name}`, JSON.stringify(value));
}

function forgetAll() {
  dropTriggers();
  PropertiesService.getDocumentProperties().deleteAllProperties();
}

// ---------------------------------------------------------------- answers of google.script.run

function measurePayloads() {
  const page = HtmlService.createHtmlOutputFromFile('payload').setWidth(420).setHeight(260);
  SpreadsheetApp.getUi().showModalDialog(page, 'Answers of google.script.run');
}

/** Called by the page. */
function payload(megabytes) {
  return 'x'.repeat(megabytes * 1024 * 1024);
}

/** Called by the page: megabytes → true when all of it came, or the error's text. */
function notePayloads(came) {
  note('payloads', came);
}

// ---------------------------------------------------------------- triggers

function measureTrigger() {
  note('trigger', { madeAt: Date.now() });
  ScriptApp.newTrigger('onMeasuredTrigger').timeBased().after(60000).create();
  SpreadsheetApp.getActiveSpreadsheet().toast('In a few minutes, run the checks again.', 'Self-check');
}

/** The project makes no other triggers; some stay where a check about them was cut off. */
function dropTriggers() {
  for (const trigger of ScriptApp.getProjectTriggers()) ScriptApp.deleteTrigger(trigger);
}

/** Called by the trigger, which makes one more: the add-on goes on that way. */
function onMeasuredTrigger() {
  dropTriggers();
  const noted = measured('trigger', '');
  if (noted.firstAt !== undefined) {
    note('trigger', Object.assign(noted, { secondAt: Date.now() }));
    return;
  }
  const found = SpreadsheetApp.getActiveSpreadsheet() !== null;
  note('trigger', Object.assign(noted, { firstAt: Date.now(), foundSpreadsheet: found }));
  ScriptApp.newTrigger('onMeasuredTrigger').timeBased().after(60000).create();
}

// ---------------------------------------------------------------- the end after 6 minutes

function measureTimeLimit() {
  const begun = Date.now();
  const said = { seconds: 0, finallyRan: false, catchRan: false };
  try {
    while (Date.now() - begun < 60 * 60 * 1000) {
      Utilities.sleep(1000);
      said.seconds = Math.round((Date.now() - begun) / 1000);
      note('time limit', said);
    }
  } catch {
    note('time limit', Object.assign(said, { catchRan: true }));
  } finally {
    note('time limit', Object.assign(said, { finallyRan: true }));
  }
}

// ---------------------------------------------------------------- made by a person

const BY_HAND = 'By hand';

/** A sheet to be finished by hand: Apps Script makes neither native tables nor chips. */
function prepareByHand() {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const old = spreadsheet.getSheetByName(BY_HAND);
  if (old) spreadsheet.deleteSheet(old);
  const sheet = spreadsheet.insertSheet(BY_HAND);
  sheet.getRange('A1:C6').setValues([
    ['Name', 'Paid', 'Free'],
    ['Ada', true, 'x'],
    ['Bob', true, 'x'],
    ['Cyd', true, 'x'],
    ['Dan', true, 'x'],
    ['Eve', true, 'x'],
  ]);
  sheet
    .getRange('E1:E5')
    .setValues(
      column([
        '1. Choose A1:C6, then Format, Convert to table. Column type of Name: Text; of Paid: Checkbox; of Free: none.',
        '2. In E10 type @ and your own name, and take the chip from the list.',
        '3. In E14: Insert, Image, Insert an image in the cell; any picture.',
        '4. Write done in E6, and run the checks. They ask you once.',
        'They change this sheet: prepare it again before you run them again.',
      ]),
    );
}

/** The sheet, finished. */
function byHand() {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(BY_HAND);
  if (!sheet || sheet.getRange('E6').getValue() !== 'done') skip('a person makes it: prepare it in the menu first');
  return sheet;
}

/** Asks the person. */
function seesYes(question) {
  const ui = SpreadsheetApp.getUi();
  return ui.alert('Self-check', question, ui.ButtonSet.YES_NO) === ui.Button.YES;
}
