import { QrCode } from '../../../../web/kit/qr-code.tsx';
import type { PageEnv } from '../../../../web/public/page.tsx';
import type { Options } from './send-page.tsx';
import { baseOf } from './shared.tsx';

/** A sheet to put up at a place: words, a code, the address; printed as A4. */
export function PosterPage({ env, data }: { env: PageEnv; data: { at: string; screening: Options['screening'] } }) {
  const { t } = env;
  const { at, screening } = data;
  const address = `${env.origin}${baseOf(env)}/new${at ? `?at=${encodeURIComponent(at)}` : ''}`;
  const span = t(`suggestions.screeningPage.span.${screening.unit}`, { count: screening.count });
  return (
    <>
      <div className="noprint">
        <h1>{t('suggestions.posterPage.title')}</h1>
        <p className="lead">{t('suggestions.posterPage.what')}</p>
        <form method="get" className="row">
          <div>
            <label htmlFor="at">{t('suggestions.posterPage.at')}</label>
            <input id="at" name="at" maxLength={60} defaultValue={at} aria-describedby="at-hint" />
          </div>
          <button className="button" type="submit">
            {t('suggestions.posterPage.make')}
          </button>
          <button className="button quiet" type="button" data-print="" hidden>
            {t('suggestions.posterPage.print')}
          </button>
        </form>
        <p className="hint" id="at-hint">
          {t('suggestions.posterPage.atHint')}
        </p>
      </div>
      <section className="poster" aria-labelledby="poster">
        <p className="poster-name">{env.assembly!.name}</p>
        <h2 id="poster">{at ? t('suggestions.posterPage.headAt', { at }) : t('suggestions.posterPage.head')}</h2>
        <QrCode text={address} label={t('suggestions.posterPage.qr')} />
        <p>{t('suggestions.posterPage.steps')}</p>
        <p>{t('suggestions.posterPage.promise', { span })}</p>
        <p className="poster-address">
          {t('suggestions.posterPage.address')}
          <br />
          {decodeURI(address)}
        </p>
      </section>
    </>
  );
}
