/** A new version of the rules of proposals. */
import { useQuery } from '@tanstack/react-query';
import { call } from '../../../../../web/client.ts';
import { useSession } from '../../../../../web/shared/session.tsx';
import { PublishRulesPage } from '../../../../../web/staff/rules/publish-page.tsx';
import { proposalEndpoints } from '../../../contract.ts';
import { presets, proposalRules } from '../../../rules.ts';
import { Consequences } from './consequences.tsx';

export function PublishRulesScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  return (
    <PublishRulesPage
      title={t('staff.rules.publish')}
      query={useQuery({ queryKey: ['rules', code], queryFn: () => call(proposalEndpoints.listRules, code) })}
      schema={proposalRules}
      presets={presets}
      words="proposals.rules"
      kept="rules:publish"
      preview={(body) => call(proposalEndpoints.previewRules, code, { body, key: false })}
      consequences={(preview) => <Consequences preview={preview} />}
      publish={(body) => call(proposalEndpoints.publishRules, code, { body })}
      back={`/desk/${code}/rules`}
    />
  );
}
