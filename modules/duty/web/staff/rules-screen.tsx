/** Rules of duty scores: the versions there are, and a new one published. */
import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { PublishRulesPage } from '../../../../web/staff/rules/publish-page.tsx';
import { RulesPage } from '../../../../web/staff/rules/rules-page.tsx';
import { dutyEndpoints } from '../../contract.ts';
import { presets } from '../../presets/all.ts';
import { dutyRules } from '../../rules.ts';

const words = 'duty.rules';

function useVersions() {
  const { assembly } = useSession();
  const code = assembly!.code;
  const query = useQuery({
    queryKey: ['duty-rules', code],
    queryFn: () => call(dutyEndpoints.listDutyRules, code),
  });
  return { code, query };
}

export function RulesScreen() {
  const { t } = useSession();
  const { code, query } = useVersions();
  return (
    <RulesPage
      title={t('duty.rules.title')}
      query={query}
      schema={dutyRules}
      words={words}
      publishAt={`/desk/${code}/duty-rules/new`}
      first={t('duty.desk.open')}
      none={() => <Alert type="info" title={t('duty.desk.notOpen')} />}
    />
  );
}

export function PublishRulesScreen() {
  const { t } = useSession();
  const { code, query } = useVersions();
  return (
    <PublishRulesPage
      title={t('duty.rules.publish')}
      query={query}
      schema={dutyRules}
      presets={presets}
      words={words}
      kept="duty-rules:publish"
      publish={(body) => call(dutyEndpoints.publishDutyRules, code, { body })}
      back={`/desk/${code}/duty-rules`}
    />
  );
}
