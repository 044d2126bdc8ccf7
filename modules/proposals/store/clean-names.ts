/** Names and numbers of letters are shown to the public as they are: nothing of a private person may stand in them. */
import { invalid } from '../../../platform/http/problem.ts';
import { findPersonal, needsDecision } from '../../../platform/privacy/find-personal.ts';

/** @throws Problem 422 at `path` */
export function requireClean(path: string, text: string): void {
  if (findPersonal(text).some(needsDecision)) throw invalid(path, 'personal_in_name');
}
