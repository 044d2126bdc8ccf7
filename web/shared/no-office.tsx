/** Somebody signed in whose offices are elsewhere: says so and leads there. */
import { Button } from '../kit/button.tsx';
import { ErrorState } from '../kit/states.tsx';
import { frontsOf } from './fronts-of.ts';
import { useSession } from './session.tsx';
import { useSignOut } from './told.ts';

export function NoOffice() {
  const { me, t } = useSession();
  const signOut = useSignOut();
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
