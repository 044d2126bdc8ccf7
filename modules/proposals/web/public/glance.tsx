/** The first box of a proposal's page: what was asked, where it stands, answered how, rated how, promised what. */

import { listed } from '../../../../platform/i18n/lists.ts';
import type { ProvenanceView } from '../../../../platform/links/contract.ts';
import { dateText, type PageEnv } from '../../../../web/public/page.tsx';
import { answerSentence } from '../../../handling/contract.ts';
import type { PublicProposal } from '../../contract/register.ts';
import { stagesOf } from '../../stages.ts';
import { stageName } from '../stage-list.tsx';

/** What the page is given: the proposal as the public reads it, and when it is read. */
export type PublicPage = PublicProposal & { links: ProvenanceView; asOf: Date; preview?: boolean };

type Part = { env: PageEnv; data: PublicPage };

const levels = ['satisfied', 'basically', 'unsatisfied'] as const;
const LONGEST = 90;

/** The first paragraph of what is asked for, cut where it is long; nothing when a passage of it is withheld. */
function askedFor({ suggestions }: PublicPage): string {
  const [first] = suggestions;
  if (!first || first.withheld) return '';
  const paragraph =
    first.text
      .split('\n')
      .find((text) => text.trim() !== '')
      ?.trim() ?? '';
  const signs = [...paragraph];
  return signs.length > LONGEST ? `${signs.slice(0, LONGEST).join('')}…` : paragraph;
}

function Stands({ env, data }: Part) {
  const { t } = env;
  const lines = data.timeline.map((line) => ({ ...line, action: line.event }));
  const stage = stagesOf(lines, data.state, data.asOf).at(-1)!;
  const parts = [
    stageName(stage, data.state, t),
    stage.from && t('proposals.stage.since', { from: dateText(env, stage.from, stage.fromMonth) }),
    stage.days !== null && t('proposals.stage.daysNow', { count: stage.days }),
  ];
  return <dd>{parts.filter(Boolean).join(' · ')}</dd>;
}

/** The last reply of each unit. */
function Answered({ env, data }: Part) {
  const { t } = env;
  const newest = new Map(data.replies.map((reply) => [reply.unitName, reply]));
  return [...newest.values()].map((reply) => {
    const sentence = answerSentence(reply.body.map((run) => (run.withheld ? t('public.withheld') : run.text)).join(''));
    return (
      <dd key={reply.replyId}>
        {[
          reply.unitName,
          reply.round > 1 && t('public.round', { round: reply.round }),
          `${t('public.classIs', { class: reply.class })} ${reply.classLabel}`,
          dateText(env, reply.issuedOn),
        ]
          .filter(Boolean)
          .join(' · ')}
        {sentence && (
          <p className="sentence">
            {sentence} <a href="#answer">{t('public.glance.whole')}</a>
          </p>
        )}
      </dd>
    );
  });
}

/** The sum of the last round, and which it was where there were several. */
function Rated({ env, data }: Part) {
  const { t } = env;
  const round = Math.max(...data.ratings.map((sum) => sum.round));
  const last = data.ratings.filter((sum) => sum.round === round);
  const told = levels
    .map((level) => ({ level, count: last.reduce((sum, item) => sum + item[level], 0) }))
    .filter(({ count }) => count > 0)
    .map(({ level, count }) => `${t(`handling.satisfaction.${level}`)} ${count}`);
  return <dd>{[round > 1 && t('public.round', { round }), listed(told, env.locale)].filter(Boolean).join(' · ')}</dd>;
}

function Promised({ env, data }: Part) {
  const { t } = env;
  const open = data.promises.filter((item) => item.status === 'open').map((item) => item.dueOn);
  const [next] = open.sort();
  const parts = [
    t('public.glance.promises', { count: data.promises.length }),
    t('public.glance.kept', { count: data.promises.filter((item) => item.status === 'kept').length }),
    next && t('public.glance.next', { date: dateText(env, next) }),
  ];
  return <dd>{parts.filter(Boolean).join(' · ')}</dd>;
}

export function Glance({ env, data }: Part) {
  const { t } = env;
  const asked = askedFor(data);
  return (
    <section aria-labelledby="glance" className="glance">
      <h2 id="glance">{t('public.glance.title')}</h2>
      <dl className="facts">
        {asked && (
          <>
            <dt>{t('public.glance.asked')}</dt>
            <dd>{asked}</dd>
          </>
        )}
        <dt>{t('public.glance.stands')}</dt>
        <Stands env={env} data={data} />
        {data.replies.length > 0 && (
          <>
            <dt>{t('public.glance.answered')}</dt>
            <Answered env={env} data={data} />
          </>
        )}
        {data.ratings.length > 0 && (
          <>
            <dt>{t('public.glance.rated')}</dt>
            <Rated env={env} data={data} />
          </>
        )}
        {data.promises.length > 0 && (
          <>
            <dt>{t('public.glance.promised')}</dt>
            <Promised env={env} data={data} />
          </>
        )}
      </dl>
    </section>
  );
}
