/** One whole life of a suggestion under the province's rules, from sending to the sender's rating. */
import { randomBytes, randomUUID } from 'node:crypto';
import { type LifeOptions, stepOf } from './life.ts';

interface Detail {
  state: string;
  assignments: Array<{ assignmentId: string }>;
}

interface Page {
  state: string;
  answers: Array<{ replyId: string }>;
}

/** @returns the state it ends in @throws Error at the first refusal */
export async function liveSuggestion({ people, cast, texts, onStep }: LifeOptions): Promise<string> {
  const suggestionId = randomUUID();
  const secret = randomBytes(32).toString('base64url');
  const step = stepOf({ people, onStep });
  const of = (command: string, who: string, verb: string, body: unknown = {}) =>
    step(command, who, 'POST', `/suggestions/${suggestionId}/${verb}`, body);
  const sender = cast.proposer;
  const page = async () => (await people.send(sender, 'GET', `/suggestions/mine/${secret}`)) as unknown as Page;
  const text = texts.situation.replace(/\d{7,}/g, '若干').slice(0, 500);
  await step('sendSuggestion', sender, 'POST', '/suggestions', { suggestionId, secret, text: `${text}请派人看一看。` });
  const publicity = { category: 'street', publicity: 'public', acceptFinds: true };
  await of('acceptSuggestion', 'clerk', 'accept', publicity);
  const units = [{ unitId: cast.lead.id, role: 'lead' }];
  await of('proposeAssignmentOfSuggestion', 'assigner', 'assignment', { units, note: '' });
  const { assignments } = (await people.send('clerk', 'GET', `/suggestions/${suggestionId}`)) as unknown as Detail;
  const part = `assignments/${assignments[0]!.assignmentId}`;
  await of('confirmAssignmentOfSuggestion', 'government-office', `${part}/confirm`, { note: '' });
  await of('acceptAssignmentOfSuggestion', `${cast.lead.key}-receiver`, `${part}/accept`);
  const handler = `${cast.lead.key}-handler`;
  await step('draftReplyOfSuggestion', handler, 'PUT', `/suggestions/${suggestionId}/${part}/reply`, {
    class: 'A',
    body: '已派人看过，两周内办好。',
  });
  await of('submitCheckOfSuggestion', handler, `${part}/submit-check`);
  await of('passCheckOfSuggestion', 'government-office', `${part}/pass-check`, { note: '' });
  await of('signReplyOfSuggestion', `${cast.lead.key}-signer`, `${part}/sign`, { signerName: '签发人（演示）' });
  await of('issueReplyOfSuggestion', handler, `${part}/issue`);
  const { replyId } = (await page()).answers[0]!;
  await step('rateMySuggestion', sender, 'POST', `/suggestions/mine/${secret}/ratings`, {
    replyId,
    rating: { form: 'three_level', overall: 'satisfied' },
    comment: '',
  });
  return (await page()).state;
}
