/** Before any office counts: shows a second factor, or sets up the first. Alone on the page, or over a page that was open. */
import { useQueryClient } from '@tanstack/react-query';
import { accountEndpoints, type Me } from '../../../modules/accounts/contract.ts';
import { call } from '../../client.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { meKey, useSession } from '../session.tsx';
import { sessionEnded } from '../session-ended.ts';
import { useSignOut } from '../told.ts';
import { AddFactor } from './add-factor.tsx';
import { Prove } from './prove.tsx';

function Inside({ needed }: { needed: 'show' | 'set_up' }) {
  const { t } = useSession();
  const client = useQueryClient();
  const signOut = useSignOut();
  function pass(me: Me) {
    client.setQueryData(meKey, me);
    client.removeQueries({ queryKey: ['second-factors'] });
    sessionEnded.over();
    void client.invalidateQueries();
  }
  return (
    <div className="yt-stack">
      <p>{t(`shared.factor.${needed}.text`)}</p>
      {needed === 'show' ? (
        <Prove onDone={pass} />
      ) : (
        <AddFactor onDone={() => void call(accountEndpoints.getMe, null).then(pass)} />
      )}
      <p>
        <Button look="quiet" busy={signOut.isPending} onClick={() => signOut.mutate()}>
          {t('shared.noOffice.signOut')}
        </Button>
      </p>
    </div>
  );
}

export function FactorGate({ needed, over }: { needed: 'show' | 'set_up'; over: boolean }) {
  const { t } = useSession();
  const title = t(`shared.factor.${needed}.title`);
  if (over) {
    return (
      <Dialog open alert title={title} onClose={() => {}}>
        <Inside needed={needed} />
      </Dialog>
    );
  }
  return (
    <main className="yt-gate">
      <h1>{title}</h1>
      <Inside needed={needed} />
    </main>
  );
}
