/** What stands beside the words: facts, sender, decision, team, objections. */
import { Alert, Descriptions } from 'antd';
import { colon } from '../../../../../platform/i18n/lists.ts';
import { useSession } from '../../../../../web/shared/session.tsx';
import { FollowerCount } from '../../../../following/web/parts/follower-count.tsx';
import type { SuggestionDetail } from '../../../contract/reading.ts';
import type { Options } from '../../handling.ts';

type Part = { data: SuggestionDetail };

export function Facts({ data }: Part) {
  const { t, date } = useSession();
  const pair = (key: string, children: string | null | undefined) =>
    children ? [{ key, label: t(`suggestions.desk.fact.${key}`), children }] : [];
  const { publicity, contact } = data;
  const dial = publicity.decision && t(`suggestions.publicity.${publicity.decision}`);
  return (
    <>
      <Descriptions
        column={1}
        size="small"
        items={[
          ...pair('receipt', data.receipt),
          ...pair('received', date(data.receivedAt, true)),
          ...pair('source', t(`suggestions.source.${data.source}`)),
          ...pair('identity', t(`suggestions.identity.${data.identity}`)),
          ...pair('sender', contact?.name || data.senderName),
          ...pair(
            'contact',
            contact &&
              [contact.address, !contact.confirmed && t('suggestions.desk.unconfirmed')].filter(Boolean).join(' · '),
          ),
          ...pair('category', data.categoryLabel),
          ...pair('lead', data.lead),
          ...pair('team', data.team.map((item) => item.name).join(' · ')),
          ...pair('joined', data.joined > 0 ? String(data.joined) : null),
          ...pair('publicity', dial && [dial, publicity.reason].filter(Boolean).join(' · ')),
          ...pair('publicFrom', publicity.publicFrom && date(publicity.publicFrom)),
        ]}
      />
      {publicity.publicFrom && <FollowerCount kind="suggestion" matterId={data.suggestionId} />}
    </>
  );
}

/** Why it was sent back, declined, passed on or hidden, and what the sender objects. */
export function Decided({ data, options }: Part & { options: Options | undefined }) {
  const { t, date, locale } = useSession();
  const labels = new Map(
    [
      ...(options?.returnReasons ?? []),
      ...(options?.declineReasons ?? []),
      ...(options?.hideReasons ?? []),
      ...(options?.passOnChannels ?? []),
    ].map((item) => [item.code, item.label]),
  );
  const named = (code: string | null) => (code ? (labels.get(code) ?? code) : '');
  return (
    <>
      {data.decision && ['returned', 'declined', 'passed_on'].includes(data.state) && (
        <Alert
          type="info"
          className="d-gap"
          title={t(`suggestions.state.${data.state}`)}
          description={[named(data.decision.code), data.decision.note].filter(Boolean).join(colon(locale))}
        />
      )}
      {data.hidden && (
        <Alert
          type="warning"
          className="d-gap"
          title={t('suggestions.desk.hidden')}
          description={named(data.publicity.hiddenCode)}
        />
      )}
      {data.objections.map((item) => (
        <Alert
          key={item.objectionId}
          type={item.answeredAt ? 'info' : 'warning'}
          className="d-gap"
          title={t('suggestions.desk.objectionTo', { what: t(`suggestions.against.${item.against}`) })}
          description={
            <>
              <p className="d-pre">{item.text}</p>
              {item.answeredAt && (
                <p className="d-pre">
                  <strong>{t(`suggestions.desk.${item.upheld ? 'upheld' : 'dismissed'}`)}</strong>{' '}
                  {date(item.answeredAt)}
                  {'\n'}
                  {item.answer}
                </p>
              )}
            </>
          }
        />
      ))}
    </>
  );
}

/** Every step as it is recorded, the latest last. */
export function Record({ data }: Part) {
  const { t, date } = useSession();
  return (
    <ol className="d-record">
      {data.history.map((line, at) => (
        <li key={`${line.at}${at}`}>
          <span className="d-muted">{date(line.at, true)}</span>{' '}
          <strong>{t([`suggestions.action.${line.action}`, `handling.action.${line.action}`])}</strong>{' '}
          {[line.officeName ?? line.actorName, line.details.unit].filter(Boolean).join(' · ')}
          {typeof line.details.note === 'string' && line.details.note && (
            <div className="d-pre">{line.details.note}</div>
          )}
          {typeof line.details.reason === 'string' && <div className="d-pre">{line.details.reason}</div>}
        </li>
      ))}
    </ol>
  );
}
