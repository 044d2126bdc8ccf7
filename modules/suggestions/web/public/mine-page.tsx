import type { WaysToFollow } from '../../../../platform/following/ways.ts';
import { bracketed } from '../../../../platform/i18n/lists.ts';
import { QrCode } from '../../../../web/kit/qr-code.tsx';
import { Follow } from '../../../../web/public/follow.tsx';
import { dateText, type PageEnv } from '../../../../web/public/page.tsx';
import { levels, questions } from '../../../handling/contract.ts';
import type { MySuggestion } from '../../contract/sending.ts';
import { AsWritten, apiOf, baseOf, Photos, stepName } from './shared.tsx';

export interface MineData {
  it: MySuggestion;
  secret: string;
  /** What was just done. */
  done: string | null;
  problem: string | null;
  typed: Record<string, string>;
  keptDays: number;
  photosMost: number;
  ways: WaysToFollow;
}

type Part = { env: PageEnv; data: MineData };
type Step = 'rate' | 'resend' | 'withdraw' | 'object' | 'follow' | 'delete';

function StepForm({
  env,
  data,
  step,
  files = false,
  children,
}: Part & { step: Step; files?: boolean; children: React.ReactNode }) {
  return (
    <form
      method="post"
      action={`${baseOf(env)}/mine/${data.secret}`}
      className="step noprint"
      {...(files ? { encType: 'multipart/form-data' } : {})}
    >
      <input type="hidden" name="step" value={step} />
      {children}
    </form>
  );
}

/** Receipt, address to keep, and its code for another camera. */
function Keep({ env, data }: Part) {
  const { t } = env;
  const address = `${env.origin}${baseOf(env)}/mine/${data.secret}`;
  return (
    <section aria-labelledby="keep" className="glance keep">
      <h2 id="keep">{t('suggestions.mine.keep')}</h2>
      <p className="receipt">
        {t('suggestions.mine.receipt')} <strong className="num">{data.it.receipt}</strong>
      </p>
      <p>{t('suggestions.mine.keepWhat')}</p>
      <p className="private-address" data-address="">
        {address}
      </p>
      <p className="noprint actions">
        <button
          type="button"
          className="button quiet"
          data-copy={address}
          data-copied={t('suggestions.mine.copied')}
          hidden
        >
          {t('suggestions.mine.copy')}
        </button>
        <button type="button" className="button quiet" data-print="" hidden>
          {t('suggestions.mine.print')}
        </button>
      </p>
      <QrCode text={address} label={t('suggestions.mine.qr')} />
      <p>{t('suggestions.mine.write')}</p>
    </section>
  );
}

const waits = ['received', 'returned', 'accepted', 'led', 'assigning', 'dispatched', 'handling', 'answered'];

function Next({ env, data: { it } }: Part) {
  const { t } = env;
  const going = waits.includes(it.state);
  const what = going
    ? t(`suggestions.mine.waits.${it.state}`)
    : t(`suggestions.mine.ended.${it.state}`, { channel: it.decision?.label ?? '' });
  return (
    <>
      <dt>{t('suggestions.mine.next')}</dt>
      <dd>{it.dueAt && going ? t('suggestions.mine.nextBy', { date: dateText(env, it.dueAt), what }) : what}</dd>
    </>
  );
}

function Rate({ env, data, replyId }: Part & { replyId: string | null }) {
  const { t } = env;
  const { it, typed } = data;
  return (
    <StepForm env={env} data={data} step="rate">
      <input type="hidden" name="replyId" value={replyId ?? ''} />
      <h3>{t('suggestions.mine.rate')}</h3>
      {questions[it.ratingForm].map(([name, values]) => (
        <fieldset key={name}>
          <legend>{t(`handling.ratingField.${name}`)}</legend>
          {values.map((value) => (
            <label key={value} className="check">
              <input type="radio" name={name} value={value} required defaultChecked={typed[name] === value} />{' '}
              {t(values === levels ? `handling.satisfaction.${value}` : `handling.ratingValue.${value}`)}
            </label>
          ))}
        </fieldset>
      ))}
      <label htmlFor="comment">{t('suggestions.mine.comment')}</label>
      <textarea id="comment" name="comment" rows={3} defaultValue={typed.comment ?? ''} />
      <button className="button" type="submit">
        {t('suggestions.mine.rateSend')}
      </button>
    </StepForm>
  );
}

function Answers({ env, data }: Part) {
  const { t } = env;
  const { it } = data;
  const last = it.answers.findLast((answer) => answer.rated === null);
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">{t('suggestions.mine.answers')}</h2>
      {it.answers.map((answer, at) => (
        <div key={at} className="reply">
          <h3>{answer.round > 1 ? `${answer.from} · ${t('public.round', { round: answer.round })}` : answer.from}</h3>
          <p className="meta">
            <time dateTime={answer.at}>{dateText(env, answer.at)}</time>
            {answer.classLabel && <span>{answer.classLabel}</span>}
          </p>
          <div className="document">
            <AsWritten text={answer.body} />
          </div>
          {answer.rated && <p>{t('suggestions.mine.rated', { level: t(`handling.satisfaction.${answer.rated}`) })}</p>}
          {answer === last && it.abilities.includes('rate') && <Rate env={env} data={data} replyId={answer.replyId} />}
        </div>
      ))}
    </section>
  );
}

function Resend({ env, data }: Part) {
  const { t } = env;
  const { it, typed } = data;
  return (
    <section aria-labelledby="resend">
      <h2 id="resend">{t('suggestions.mine.resend')}</h2>
      <p>{t('suggestions.mine.resendWhat')}</p>
      <StepForm env={env} data={data} step="resend" files>
        <label htmlFor="text">{t('suggestions.send.text')}</label>
        <textarea id="text" name="text" rows={6} required defaultValue={typed.text ?? it.text} />
        <label htmlFor="place">{t('public.letter.place')}</label>
        <input id="place" name="place" defaultValue={typed.place ?? it.place} />
        {it.photos.length < data.photosMost && (
          <>
            <label htmlFor="photos">{t('public.letter.photos')}</label>
            <input id="photos" name="photos" type="file" accept="image/jpeg,image/png,image/webp" multiple />
          </>
        )}
        <button className="button" type="submit">
          {t('suggestions.mine.resendSend')}
        </button>
      </StepForm>
    </section>
  );
}

/** A step that is rarely taken: folded, with what follows said before the button. */
function Folded({ env, data, step, field }: Part & { step: 'withdraw' | 'object' | 'delete'; field?: string }) {
  const { t } = env;
  const say = (part: string) => t(`suggestions.mine.${step}${part}`);
  return (
    <details open={data.problem !== null && data.typed.step === step}>
      <summary>{say('')}</summary>
      <StepForm env={env} data={data} step={step}>
        <p>{say('What')}</p>
        {field && (
          <>
            <label htmlFor={`${step}-text`}>{say(field)}</label>
            <textarea
              id={`${step}-text`}
              name="text"
              rows={3}
              required={step === 'object'}
              defaultValue={data.typed.step === step ? data.typed.text : ''}
            />
          </>
        )}
        <button className="button quiet" type="submit">
          {say('Send')}
        </button>
      </StepForm>
    </details>
  );
}

function Kept({ env, data }: Part) {
  const { t } = env;
  const { it } = data;
  return (
    <section aria-labelledby="kept">
      <h2 id="kept">{t('suggestions.mine.kept')}</h2>
      {it.contact ? (
        <>
          <dl className="facts">
            {it.contact.name && (
              <>
                <dt>{t('suggestions.mine.keptName')}</dt>
                <dd>{it.contact.name}</dd>
              </>
            )}
            {it.contact.address && (
              <>
                <dt>{t('suggestions.mine.keptAddress')}</dt>
                <dd>
                  {it.contact.follows
                    ? bracketed(it.contact.address, t('suggestions.mine.follows'), env.locale)
                    : it.contact.address}
                </dd>
              </>
            )}
          </dl>
          <p>{t('suggestions.mine.keptUntil', { days: data.keptDays })}</p>
          {it.contact.follows && (
            <StepForm env={env} data={data} step="follow">
              <button className="button quiet" type="submit">
                {t('suggestions.mine.unfollow')}
              </button>
            </StepForm>
          )}
        </>
      ) : (
        <p>{t('suggestions.mine.keptNone')}</p>
      )}
      <p className="noprint">
        <a className="button quiet" href={`${apiOf(env)}/mine/${data.secret}/export`}>
          {t('suggestions.mine.download')}
        </a>
      </p>
      {it.abilities.includes('delete_data') && it.contact && <Folded env={env} data={data} step="delete" />}
    </section>
  );
}

/** What became of it, for its sender alone; everything by plain forms. */
export function MinePage({ env, data }: Part) {
  const { t } = env;
  const { it, done } = data;
  const said = done === null || done === 'sent' ? '' : t(`suggestions.mine.done.${done}`);
  return (
    <article className="story">
      <header>
        <p className="meta">
          <span className="num">
            {t('suggestions.mine.receipt')} {it.receipt}
          </span>
          <span>{t(it.isPublic ? 'suggestions.mine.public' : 'suggestions.mine.notPublic')}</span>
        </p>
        <h1>{t(done === 'sent' ? 'suggestions.mine.sentTitle' : 'suggestions.mine.title')}</h1>
      </header>
      {said && (
        <p className="notice" role="status">
          {said}
        </p>
      )}
      {data.problem && (
        <p className="notice warn" role="alert">
          {data.problem}
        </p>
      )}
      {done === 'sent' && <Keep env={env} data={data} />}
      <section aria-labelledby="now" className="glance">
        <h2 id="now">{it.subject}</h2>
        <dl className="facts">
          <dt>{t('suggestions.page.stands')}</dt>
          <dd>{t(`suggestions.state.${it.state}`)}</dd>
          <Next env={env} data={data} />
          {it.decision && (
            <>
              <dt>{t('suggestions.mine.reason')}</dt>
              <dd>{[it.decision.label, it.decision.note].filter(Boolean).join(' · ')}</dd>
            </>
          )}
          {it.hidden && (
            <>
              <dt>{t('suggestions.mine.hidden')}</dt>
              <dd>{it.hidden.label}</dd>
            </>
          )}
          {(it.lead || it.units.length > 0) && (
            <>
              <dt>{t('suggestions.page.lead_by')}</dt>
              <dd>{[it.lead, ...it.units].filter(Boolean).join(' · ')}</dd>
            </>
          )}
          {it.became.map((link) => (
            <div key={link.title} className="point">
              <dt>{t('suggestions.page.became')}</dt>
              <dd>{link.path ? <a href={`/${env.assembly!.code}${link.path}`}>{link.title}</a> : link.title}</dd>
            </div>
          ))}
        </dl>
        {it.isPublic && (
          <>
            <p>
              <a href={`${baseOf(env)}/${it.suggestionId}`}>{t('suggestions.mine.publicPage')}</a>
            </p>
            <Follow
              env={env}
              ways={data.ways}
              kind="suggestion"
              matterId={it.suggestionId}
              feed={`${baseOf(env)}/${it.suggestionId}/feed.xml`}
            />
          </>
        )}
      </section>
      {it.abilities.includes('resend') && <Resend env={env} data={data} />}
      {it.answers.length > 0 && <Answers env={env} data={data} />}
      <section aria-labelledby="timeline">
        <h2 id="timeline">{t('suggestions.mine.timeline')}</h2>
        <ol className="steps">
          {it.timeline.map((line, at) => (
            <li key={at}>
              <time dateTime={line.at}>{dateText(env, line.at)}</time>
              <span>
                {stepName(env, line.action)}
                {line.who && ` · ${line.who}`}
              </span>
            </li>
          ))}
        </ol>
      </section>
      {it.objection && (
        <section aria-labelledby="objection">
          <h2 id="objection">{t('suggestions.mine.objection')}</h2>
          <AsWritten text={it.objection.text} />
          <p className="meta">
            {it.objection.upheld === null
              ? t('suggestions.mine.objectionOpen')
              : t(it.objection.upheld ? 'suggestions.mine.upheld' : 'suggestions.mine.dismissed')}
          </p>
          {it.objection.answer && <AsWritten text={it.objection.answer} />}
        </section>
      )}
      <section aria-labelledby="mine-text">
        <h2 id="mine-text">{t('suggestions.mine.text')}</h2>
        <AsWritten text={it.text} />
        {it.place && <p className="meta">{it.place}</p>}
        {it.photos.map(({ photoId, state }, at) =>
          state === 'ready' ? null : (
            <p key={photoId} className="meta">
              {t(state === 'waiting' ? 'suggestions.mine.photoWaiting' : 'suggestions.mine.photoRefused', {
                at: at + 1,
              })}
            </p>
          ),
        )}
        <Photos
          env={env}
          photos={it.photos}
          address={`${apiOf(env)}/mine/${data.secret}/photos`}
          name={(at, count) => t('suggestions.page.photoOf', { subject: it.subject, at, count })}
        />
      </section>
      {(it.abilities.includes('object') || it.abilities.includes('withdraw')) && (
        <section aria-label={t('suggestions.mine.object')} className="noprint">
          {it.abilities.includes('object') && <Folded env={env} data={data} step="object" field="Text" />}
          {it.abilities.includes('withdraw') && <Folded env={env} data={data} step="withdraw" field="Why" />}
        </section>
      )}
      <Kept env={env} data={data} />
      {done !== 'sent' && (
        <details>
          <summary>{t('suggestions.mine.keep')}</summary>
          <Keep env={env} data={data} />
        </details>
      )}
    </article>
  );
}
