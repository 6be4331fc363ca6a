export const NEWS = {
  news: {
    version: '0.1.0',
    title: 'What is new in {version}',
    first: 'The first version: views in sheets, complete and refreshed, with Undo and CSV.',
    second: 'Uninstall, in the menu, removes your keys, settings and schedules.',
  },
} as const;
