export const HELP = {
  help: {
    title: 'Help',
    write: {
      question: 'Does it change anything in Twenty?',
      answer:
        'No. It only reads. What you type into the columns of a table is set back by the next refresh, which says so; with “Edit the cells, for Twenty” it stays, and you import it in Twenty yourself.',
    },
    own: {
      question: 'What happens to my own columns and formulas?',
      answer:
        'They stay beside their records when these move. What stood beside a record that left is kept in a sheet of its own and comes back with it.',
    },
    missing: {
      question: 'Why is a column or a record missing?',
      answer:
        'The page of the table names each column that was not imported, and why. A record that is missing is one that the view does not show, or that the role of your key may not see.',
    },
    stop: {
      question: 'May I close this sidebar while it works?',
      answer:
        'Yes. Open it again and it goes on from where it was. Until everything is there, the sheet stays as it was.',
    },
    others: {
      question: 'What can other people in this spreadsheet see?',
      answer:
        'All that is in the sheets. Your key is in your Google account; whoever wants to refresh a table needs a key of their own. Where the script is this spreadsheet’s own (Extensions → Apps Script shows it), its editors could change it, and so read a key.',
    },
    accounts: {
      question: 'It does not open, or asks for permission again and again',
      answer: 'Several Google accounts in one browser do this. Use one account, or a separate profile of the browser.',
    },
  },
} as const;
