/** A new version of the rules of proposals. */
import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { call } from '../../../../../web/client.ts';
import { useSession } from '../../../../../web/shared/session.tsx';
import { PublishRules } from '../../../../../web/staff/rules/publish-rules.tsx';
import { proposalEndpoints } from '../../../contract.ts';
import { type ProposalRules, presets, proposalRules } from '../../../rules.ts';
import { Loaded, useRoles } from '../shared.tsx';
import { Consequences } from './consequences.tsx';

export function PublishRulesScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const holds = useRoles();
  const query = useQuery({ queryKey: ['rules', code], queryFn: () => call(proposalEndpoints.listRules, code) });
  return (
    <>
      <h1>{t('staff.rules.publish')}</h1>
      {holds('admin') ? (
        <Loaded query={query}>
          {({ items }) => {
            const newest = items.find((item) => item.inForce) ?? items[0];
            return (
              <PublishRules
                schema={proposalRules}
                presets={presets}
                words="proposals.rules"
                kept="rules:publish"
                current={newest ? { version: newest.version, content: newest.content as ProposalRules } : null}
                preview={(body) => call(proposalEndpoints.previewRules, code, { body, key: false })}
                consequences={(preview) => <Consequences preview={preview} />}
                publish={(body) => call(proposalEndpoints.publishRules, code, { body })}
                back={`/desk/${code}/rules`}
              />
            );
          }}
        </Loaded>
      ) : (
        <Alert type="warning" showIcon title={t('staff.rules.adminOnly')} />
      )}
    </>
  );
}
