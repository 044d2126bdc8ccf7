/** Somebody signed in whose offices are elsewhere: says so and leads there. */
import { useMutation } from '@tanstack/react-query';
import { accountEndpoints } from '../../modules/accounts/contract.ts';
import { call } from '../client.ts';
import { Button } from '../kit/button.tsx';
import { ErrorState } from '../kit/states.tsx';
import { type Assembly, useSession } from './session.tsx';

const proposing = new Set(['member', 'former_member', 'body_contact']);

/** Whether somebody works on the members' side, the desk, or both. */
export function frontsOf(assembly: Assembly): Array<'m' | 'desk'> {
  const roles = assembly.grants.map((grant) => grant.role);
  return [
    ...(roles.some((role) => proposing.has(role)) ? (['m'] as const) : []),
    ...(roles.some((role) => !proposing.has(role)) ? (['desk'] as const) : []),
  ];
}

export function NoOffice() {
  const { me, t } = useSession();
  const signOut = useMutation({
    mutationFn: () => call(accountEndpoints.signOut, null),
    onSuccess: () => location.assign('/'),
  });
  const ways = me.assemblies.flatMap((item) => frontsOf(item).map((front) => ({ item, front })));
  return (
    <ErrorState
      icon="lock"
      title={t('shared.noOffice.title')}
      actions={
        <>
          {ways.map(({ item, front }) => (
            <a key={item.code + front} className="yt-button yt-button--secondary" href={`/${front}/${item.code}`}>
              {item.name} · {t(front === 'm' ? 'shared.noOffice.member' : 'shared.noOffice.desk')}
            </a>
          ))}
          <Button look="quiet" busy={signOut.isPending} onClick={() => signOut.mutate()}>
            {t('shared.noOffice.signOut')}
          </Button>
        </>
      }
    >
      {t('shared.noOffice.text')}
    </ErrorState>
  );
}
