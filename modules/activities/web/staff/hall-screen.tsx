/** The screen of the hall: a code that turns, the number to type, how many are there. Read from twenty metres. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { call } from '../../../../web/client.ts';
import { QrCode } from '../../../../web/kit/qr-code.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { Loaded } from '../../../../web/staff/loaded.tsx';
import { activityEndpoints } from '../../contract.ts';

/** Asked again as soon as the code turns; a missed answer is asked for after two seconds. */
const SLACK = 150;
const USUAL = 2000;

export function HallScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { activityId = '', halfDayId = '' } = useParams();
  const query = useQuery({
    queryKey: ['hall', code, activityId, halfDayId],
    queryFn: () => call(activityEndpoints.getHallCode, code, { params: { activityId, halfDayId } }),
    refetchInterval: ({ state }) => Math.min(USUAL, (state.data?.changesIn ?? USUAL) + SLACK),
    refetchIntervalInBackground: true,
  });
  return (
    <div className="d-hall">
      <Loaded page query={query}>
        {(data) => (
          <>
            <h1>{data.title}</h1>
            {data.open ? (
              <div className="d-hall-code">
                <QrCode
                  text={`${location.origin}/m/${code}/activities/sign-in?c=${data.code}`}
                  label={t('activities.hall.code')}
                />
                <div>
                  <p>{t('activities.hall.scan')}</p>
                  <p>{t('activities.hall.type')}</p>
                  <p className="d-hall-number">
                    {data.number.slice(0, 3)} {data.number.slice(3)}
                  </p>
                  <p className="d-hall-count" aria-live="polite">
                    {t('activities.hall.there', { count: data.signedIn, of: data.expected })}
                  </p>
                </div>
              </div>
            ) : (
              <p>{t('activities.hall.closed')}</p>
            )}
          </>
        )}
      </Loaded>
    </div>
  );
}
