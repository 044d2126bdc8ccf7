/** Ways to follow a public matter: by e-mail without script, by push where the browser can, with a news reader. */
import type { WaysToFollow } from '../../platform/following/ways.ts';
import type { PageEnv } from './page.tsx';

interface Props {
  env: PageEnv;
  ways: WaysToFollow;
  kind: string;
  matterId: string;
  /** Address of its feed. */
  feed: string;
}

interface ByMailProps extends Pick<Props, 'env' | 'kind' | 'matterId'> {
  /** As it was typed, where it was refused. */
  typed?: string;
  /** Why it was. */
  problem?: string | null;
}

/** Asks for an address; works without script. */
export function FollowByMail({ env, kind, matterId, typed, problem = null }: ByMailProps) {
  const { t } = env;
  return (
    <form method="post" action={`/${env.assembly!.code}/following`} className="step">
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="matterId" value={matterId} />
      <label htmlFor="follow-address">{t('following.part.mail')}</label>
      <input
        id="follow-address"
        name="address"
        type="email"
        autoComplete="email"
        required
        defaultValue={typed}
        aria-invalid={problem === null ? undefined : true}
        aria-describedby={problem === null ? 'follow-mail' : 'follow-wrong follow-mail'}
      />
      {problem !== null && (
        <p className="wrong" id="follow-wrong" role="alert">
          {problem}
        </p>
      )}
      <button className="button" type="submit">
        {t('following.part.byMail')}
      </button>
      <p className="hint" id="follow-mail">
        {t('following.part.mailWhat')}
      </p>
    </form>
  );
}

/** Shown by its script, where the browser can be pushed at. */
function ByPush({ env, ways, kind, matterId }: Props) {
  const { t } = env;
  const says = (part: string) => t(`following.part.${part}`);
  return (
    <div
      hidden
      data-follow-push={ways.pushKey ?? ''}
      data-assembly={env.assembly!.code}
      data-kind={kind}
      data-matter={matterId}
      data-on={says('pushOn')}
      data-off={says('pushOff')}
      data-denied={says('pushDenied')}
      data-failed={says('pushFailed')}
    >
      <p role="status" />
      <button className="button quiet" type="button" data-start="">
        {says('byPush')}
      </button>
      <button className="button quiet" type="button" data-stop="" hidden>
        {says('pushStop')}
      </button>
      <p className="hint" data-what="">
        {says('pushWhat')}
      </p>
      <p>
        <a data-all="" hidden href={`/${env.assembly!.code}/following`}>
          {says('pushAll')}
        </a>
      </p>
    </div>
  );
}

/** Its page names the script `following/follow`. */
export function Follow(props: Props) {
  const { env, ways, kind, matterId, feed } = props;
  const { t } = env;
  return (
    <details className="follow noprint">
      <summary className="button quiet">{t('following.part.title')}</summary>
      <div className="follow-ways">
        <p>{t('following.part.what')}</p>
        {ways.mail && <FollowByMail env={env} kind={kind} matterId={matterId} />}
        {ways.pushKey !== null && <ByPush {...props} />}
        <p>
          <a type="application/atom+xml" href={feed}>
            {t('following.part.feed')}
          </a>
        </p>
      </div>
    </details>
  );
}
