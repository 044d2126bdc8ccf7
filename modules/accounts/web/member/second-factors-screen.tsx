/** The member's own second factors. */
import { PageTitle } from '../../../../web/kit/section.tsx';
import { SecondFactors } from '../../../../web/shared/second-factor/factors.tsx';
import { useSession } from '../../../../web/shared/session.tsx';

export function SecondFactorsScreen() {
  const { t } = useSession();
  return (
    <>
      <PageTitle title={t('shared.factor.title')} />
      <SecondFactors />
    </>
  );
}
