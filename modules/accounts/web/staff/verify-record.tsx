/** Reckons the assembly's chains again when asked, and says what was found. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Flex } from 'antd';
import { Link } from 'react-router';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { accountEndpoints } from '../../contract.ts';

export function VerifyRecord() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const client = useQueryClient();
  const verify = useMutation({
    mutationFn: () => call(accountEndpoints.verifyRecord, code),
    onSuccess: () => client.invalidateQueries({ queryKey: ['audit'] }),
  });
  const { data, error } = verify;
  return (
    <Flex vertical gap={8} align="start" className="d-gap">
      <Flex gap={8} wrap align="baseline">
        <Button loading={verify.isPending} onClick={() => verify.mutate()}>
          {t('staff.audit.verify')}
        </Button>
        <Link to={`/desk/${code}/proposals`}>{t('staff.audit.acts')}</Link>
      </Flex>
      <div role="status">
        {error && <Alert type="error" title={error.message} />}
        {data && (
          <Alert
            type={data.whole ? 'success' : 'error'}
            showIcon
            title={data.sentences[0]}
            description={
              <ul className="d-plain">
                {data.sentences.slice(1).map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
                {data.proposalId && (
                  <li>
                    <Link to={`/desk/${code}/proposals/${data.proposalId}`}>{t('staff.audit.toBroken')}</Link>
                  </li>
                )}
              </ul>
            }
          />
        )}
      </div>
    </Flex>
  );
}
