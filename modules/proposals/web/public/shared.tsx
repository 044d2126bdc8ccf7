/** Pieces the public pages of proposals share. */
import { listed } from '../../../../platform/i18n/lists.ts';
import { dateText, type PageEnv } from '../../../../web/public/page.tsx';
import type { PublicLine } from '../../contract/register.ts';
import type { ProposalState } from '../../workflow.ts';

const words: Partial<Record<ProposalState, 'filed' | 'handling' | 'replied' | 'closed'>> = {
  filed: 'filed',
  assigning: 'filed',
  dispatched: 'filed',
  handling: 'handling',
  reworking: 'handling',
  rating: 'replied',
  consulting: 'replied',
  closed: 'closed',
  tracked: 'closed',
  archived: 'closed',
};

/** Where it stands, in a citizen's four words; a sign and a word, never colour alone. */
export function StateTag({ env, state }: { env: PageEnv; state: ProposalState }) {
  const word = words[state] ?? 'filed';
  return <span className={`tag ${word}`}>{env.t(`proposals.publicState.${word}`)}</span>;
}

/** One proposal in a list. */
export function ProposalItem({ env, item }: { env: PageEnv; item: PublicLine & { answer?: string } }) {
  const { t } = env;
  return (
    <li>
      <p className="title">
        <a href={`/${env.assembly!.code}/proposals/${item.proposalId}`}>{item.subject}</a>
        {item.isKey && (
          <>
            {' '}
            <span className="badge">{t('public.key')}</span>
          </>
        )}
        {item.isExcellent && (
          <>
            {' '}
            <span className="badge">{t('public.excellent')}</span>
          </>
        )}
      </p>
      {item.excerpt.length > 0 && (
        <p className="excerpt">
          {item.foundIn !== null && item.foundIn !== 'subject' && (
            <span className="where">{t(`public.foundIn.${item.foundIn}`)}</span>
          )}
          {item.excerpt.map((run, index) =>
            run.hit ? <mark key={index}>{run.text}</mark> : <span key={index}>{run.text}</span>,
          )}
        </p>
      )}
      {item.answer && (
        <p className="excerpt">
          <span className="where">{t('public.glance.answer')}</span>
          {item.answer}
        </p>
      )}
      <p className="meta">
        <StateTag env={env} state={item.state} />
        <span className="num">{t('public.numberOf', { session: item.sessionLabel, number: item.number })}</span>
        <span>
          {item.proposerCount > 1
            ? t('public.proposersMany', { name: item.firstProposer, count: item.proposerCount })
            : item.firstProposer}
        </span>
        {item.units.length > 0 && <span>{t('public.answeredBy', { units: listed(item.units, env.locale) })}</span>}
        <time dateTime={item.filedOn}>{t('public.filedOn', { date: dateText(env, item.filedOn) })}</time>
        {item.class && <span>{t('public.classIs', { class: item.class })}</span>}
      </p>
    </li>
  );
}
