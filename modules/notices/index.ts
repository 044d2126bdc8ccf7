/** The door of notices: what other modules' server code may use. */
import './tables.ts';

export { type Notice, notify } from './commands/notify.ts';
export { noticeSentence } from './sentence.ts';
export { countUnread } from './store.ts';
