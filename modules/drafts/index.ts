/** The door of kept forms: what other modules' server code may use. */
import './tables.ts';

export { discardForms } from './store.ts';
