/** Rules of activities: the versions there are, and a new one published. */
import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { PublishRulesPage } from '../../../../web/staff/rules/publish-page.tsx';
import { RulesPage } from '../../../../web/staff/rules/rules-page.tsx';
import { activityEndpoints } from '../../contract.ts';
import { activityRules, presets } from '../../rules.ts';

const words = 'activities.rules';

function useVersions() {
  const { assembly } = useSession();
  const code = assembly!.code;
  const query = useQuery({
    queryKey: ['activity-rules', code],
    queryFn: () => call(activityEndpoints.listActivityRules, code),
  });
  return { code, query };
}

export function RulesScreen() {
  const { t } = useSession();
  const { code, query } = useVersions();
  return (
    <RulesPage
      title={t('activities.rules.title')}
      query={query}
      schema={activityRules}
      words={words}
      publishAt={`/desk/${code}/activity-rules/new`}
      first={t('activities.desk.openRoom')}
      none={(admin) => (
        <Alert type="info" title={t(admin ? 'activities.desk.notOpen' : 'activities.desk.notOpenAsk')} />
      )}
    />
  );
}

export function PublishRulesScreen() {
  const { t } = useSession();
  const { code, query } = useVersions();
  return (
    <PublishRulesPage
      title={t('activities.rules.publish')}
      query={query}
      schema={activityRules}
      presets={presets}
      words={words}
      kept="activity-rules:publish"
      publish={(body) => call(activityEndpoints.publishActivityRules, code, { body })}
      back={`/desk/${code}/activity-rules`}
    />
  );
}
