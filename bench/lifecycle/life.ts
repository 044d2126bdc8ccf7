/** One whole life of a proposal under the province's rules, from the first draft to the last rating. */
import type { DemoDirectory } from '../../modules/members/index.ts';
import { sampleContent } from '../../modules/proposals/testing.ts';
import { assemblyCode } from '../support/province.ts';
import type { ProposalTexts } from '../support/texts.ts';
import type { People } from './people.ts';

/** Who takes part in the n-th life; everybody has a demo sign-in. */
export interface Cast {
  proposer: string;
  cosigner: string;
  cosignerId: string;
  lead: { id: string; key: string };
  assisting: { id: string; key: string };
}

export interface LifeOptions {
  people: People;
  cast: Cast;
  texts: ProposalTexts;
  /** Called after every command with its name and milliseconds. */
  onStep(command: string, ms: number): void;
}

/** One whole life. @returns the state it ends in @throws Error at the first refusal */
export type Life = (options: LifeOptions) => Promise<string>;

const writers = ['member1', 'member2', 'member3', 'member4'];
const desks = ['jiaotong', 'minzheng', 'shuili'];

export function castOf(directory: DemoDirectory, n: number): Cast {
  const members = directory.members.get(assemblyCode)!;
  const { units } = directory.assemblies.get(assemblyCode)!;
  const unit = (at: number) => {
    const key = desks[at % desks.length]!;
    return { id: units.find((item) => item.key === key)!.id, key };
  };
  const cosigner = writers[(n + 1) % writers.length]!;
  return {
    proposer: writers[n % writers.length]!,
    cosigner,
    cosignerId: members.find((member) => member.login === cosigner)!.id,
    lead: unit(n),
    assisting: unit(n + 1),
  };
}

interface Detail {
  state: string;
  proposers: Array<{ proposerId: string; mine: boolean }>;
  assignments: Array<{ assignmentId: string; unitId: string }>;
  replies: Array<{ replyId: string }>;
}

/** One command after the other, each told with the milliseconds it took. */
export const stepOf =
  ({ people, onStep }: Pick<LifeOptions, 'people' | 'onStep'>) =>
  async (command: string, who: string, method: 'POST' | 'PUT', path: string, body: unknown = {}) => {
    const started = performance.now();
    const answer = await people.send(who, method, path, body);
    onStep(command, performance.now() - started);
    return answer;
  };

/** @returns the state it ends in @throws Error at the first refusal */
export async function liveProposal({ people, cast, texts, onStep }: LifeOptions): Promise<string> {
  let proposalId = '';
  const step = stepOf({ people, onStep });
  const of = (command: string, who: string, verb: string, body: unknown = {}) =>
    step(command, who, 'POST', `/proposals/${proposalId}/${verb}`, body);
  const see = async (who: string) => (await people.send(who, 'GET', `/proposals/${proposalId}`)) as unknown as Detail;
  const { proposer, cosigner, lead, assisting } = cast;
  // Within the rule's length, and without the long numbers the pre-check takes for telephones and identity cards.
  const trim = (text: string) => text.replace(/\d{7,}/g, '若干').slice(0, 800);
  const content = sampleContent({
    subject: trim(texts.subject),
    situation: trim(texts.situation),
    analysis: trim(texts.analysis || texts.situation),
    suggestions: trim(texts.suggestions),
  });
  proposalId = String((await step('createDraft', proposer, 'POST', '/proposals', content)).proposalId);
  await of('inviteCosigners', proposer, 'invite-cosigners', { memberIds: [cast.cosignerId], bodyIds: [] });
  const invited = (await see(cosigner)).proposers.find((item) => item.mine)!.proposerId;
  await of('answerInvitation', cosigner, 'answer-invitation', { proposerId: invited, accept: true });
  await of('submitProposal', proposer, 'submit');

  await of('takeIn', 'clerk', 'take-in');
  await of('recommend', 'reviewer1', 'recommend', { outcome: 'file', note: '选题贴近群众，建议具体。' });
  await of('recommend', 'reviewer2', 'recommend', { outcome: 'file', note: '同意上一轮意见。' });
  await of('fileProposal', 'reviewer3', 'file', { note: '同意立案。' });
  // Some of the real texts name somebody's number: the decision says that it was seen.
  const decision = { decision: 'public', reason: '文中联系方式为单位公开电话。', replies: [], acceptFinds: true };
  await of('decidePublicity', 'clerk', 'publicity', decision);

  await of('proposeAssignment', 'assigner', 'assignment', {
    units: [
      { unitId: lead.id, role: 'lead' },
      { unitId: assisting.id, role: 'assisting' },
    ],
    note: '',
  });
  const { assignments } = await see('clerk');
  const partOf = (unitId: string) => assignments.find((item) => item.unitId === unitId)!.assignmentId;
  const [leading, helping] = [`assignments/${partOf(lead.id)}`, `assignments/${partOf(assisting.id)}`];
  await of('confirmAssignment', 'government-office', `${leading}/confirm`, { note: '' });
  await of('confirmAssignment', 'government-office', `${helping}/confirm`, { note: '' });
  await of('acceptAssignment', `${lead.key}-receiver`, `${leading}/accept`);
  await of('acceptAssignment', `${assisting.key}-receiver`, `${helping}/accept`);

  const handler = `${lead.key}-handler`;
  const helper = `${assisting.key}-handler`;
  await of('recordContact', handler, `${leading}/contacts`, {
    kind: 'visit',
    happenedAt: new Date().toISOString(),
    withWhom: '第一提案人',
    note: '上门听取意见，就办理思路交换看法。',
  });
  await of('giveOpinion', helper, `${helping}/opinion`, { opinion: '赞同提案所提建议，将配合主办单位落实。' });
  await step('draftReply', handler, 'PUT', `/proposals/${proposalId}/${leading}/reply`, {
    class: 'A',
    body: texts.reply,
  });
  await of('askCosign', handler, `${leading}/ask-cosign`);
  await of('answerCosign', helper, `${helping}/answer-cosign`, { agree: true, note: '' });
  await of('submitCheck', handler, `${leading}/submit-check`, { personal: 'mask' });
  await of('passCheck', 'government-office', `${leading}/pass-check`, { note: '' });
  await of('signReply', `${lead.key}-signer`, `${leading}/sign`, { signerName: '签发人（演示）' });
  await of('issueReply', handler, `${leading}/issue`);

  for (const who of [proposer, cosigner]) {
    const detail = await see(who);
    await of('rateReply', who, 'ratings', {
      replyId: detail.replies[0]!.replyId,
      proposerId: detail.proposers.find((item) => item.mine)!.proposerId,
      rating: {
        form: 'seven_fields',
        visit: 'visited',
        hearing: 'before',
        attitude: 'satisfied',
        relevance: 'satisfied',
        answeredByLeader: true,
        overall: 'satisfied',
      },
      comment: '',
    });
  }
  return (await see('clerk')).state;
}
