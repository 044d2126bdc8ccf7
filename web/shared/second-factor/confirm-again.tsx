/** Asks for a proof before a weighty act; then the act goes on by itself. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { whenConfirmationNeeded } from '../../client.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { confirmation } from '../confirmation.ts';
import { meKey, useSession } from '../session.tsx';
import { Prove } from './prove.tsx';

export function ConfirmAgain() {
  const { t } = useSession();
  const client = useQueryClient();
  const asked = useSyncExternalStore(confirmation.subscribe, confirmation.current);
  useEffect(() => {
    whenConfirmationNeeded(confirmation.ask);
    return () => whenConfirmationNeeded(null);
  }, []);
  if (!asked) return null;
  return (
    <Dialog open title={t('shared.factor.again.title')} onClose={() => confirmation.answer(false)}>
      <p>{t('shared.factor.again.text')}</p>
      <Prove
        onDone={(me) => {
          client.setQueryData(meKey, me);
          confirmation.answer(true);
        }}
      />
    </Dialog>
  );
}
