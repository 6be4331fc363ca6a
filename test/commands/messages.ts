import { writeFileSync } from 'node:fs';
import { messagesPage } from './messages-command';

writeFileSync('docs/messages.md', messagesPage());
