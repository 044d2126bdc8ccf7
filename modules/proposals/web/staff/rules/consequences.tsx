/** What a version of the rules would meet: said before it is published, and asked once. */

import type { CallOutput } from '../../../../../platform/http/endpoint.ts';
import type { RuleDifference } from '../../../../../platform/rules/difference.ts';
import { useSession } from '../../../../../web/shared/session.tsx';
import { RuleDifferences } from '../../../../../web/staff/rules/rule-difference.tsx';
import type { proposalEndpoints } from '../../../contract.ts';

type Preview = CallOutput<typeof proposalEndpoints.previewRules>;

export function Consequences({ preview }: { preview: Preview }) {
  const { t, date } = useSession();
  const { against, overtaken, differences, coming, staying } = preview;
  const say = (key: string, params: Record<string, unknown> = {}) => t(`staff.rules.meets.${key}`, params);
  const kept = staying.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <p>{say('final')}</p>
      <h3>{against ? t('staff.rules.differs', { version: against.version }) : say('first')}</h3>
      <RuleDifferences differences={differences as RuleDifference[]} words="proposals.rules" />
      <h3>{say('title')}</h3>
      <ul>
        <li>{coming.count > 0 ? say('coming', { count: coming.count }) : say('noneComing')}</li>
        {coming.stopped.map(({ reason, count }) => (
          <li key={reason}>
            <b>{say(`stopped.${reason}`, { count })}</b>
          </li>
        ))}
        <li>{kept > 0 ? say('staying', { count: kept }) : say('noneStaying')}</li>
        {staying.map(({ version, name, count }) => (
          <li key={version} className="d-muted">
            {say('open', { version, name, count })}
          </li>
        ))}
        {overtaken.map(({ version, name, appliesFrom }) => (
          <li key={version}>
            <b>{say('overtaken', { version, name, day: date(appliesFrom) })}</b>
          </li>
        ))}
      </ul>
    </>
  );
}
