import type { CallOutput } from '../../../../platform/http/endpoint.ts';
import { areaName, type MapOfAreas, viewOf } from '../../../../web/kit/map/area-map.tsx';
import { sheetOf } from '../../../../web/kit/map/project.ts';
import type { PageEnv } from '../../../../web/public/page.tsx';
import type { sendingEndpoints } from '../../contract/sending.ts';
import { baseOf } from './shared.tsx';

export type Options = CallOutput<typeof sendingEndpoints.suggestionOptions>;

export interface SendData {
  options: Options;
  /** What was typed, with the id and the secret of this suggestion. */
  typed: Record<string, string>;
  /** Photos that have been taken already. */
  photoIds: string[];
  problem: string | null;
  /** Sentences by field. */
  wrong: Record<string, string>;
  /** How far confirming the address has come. */
  code: 'none' | 'asked' | 'confirmed';
  map: MapOfAreas | null;
}

type Part = { env: PageEnv; data: SendData };

/** What the script says, so that its words come from the same place. */
const said = [
  'camera choose photoAt remove photoMany photoUnreadable locate locating locateFailed unlocate count tooLong keptHere noStore',
  'waiting sending sent refused open again forget tryNow edit offline codeSent confirmed confirmFirst like likeAnswered',
]
  .join(' ')
  .split(' ');

function Wrong({ name, data }: { name: string; data: SendData }) {
  const sentence = data.wrong[name];
  return sentence ? (
    <p className="wrong" id={`${name}-wrong`}>
      {sentence}
    </p>
  ) : null;
}

const told = (data: SendData, name: string, hint = true) => ({
  'aria-describedby':
    [hint && `${name}-hint`, data.wrong[name] && `${name}-wrong`].filter(Boolean).join(' ') || undefined,
  'aria-invalid': data.wrong[name] ? true : undefined,
});

function Field({ env, data, name, hint, children }: Part & { name: string; hint?: string; children: React.ReactNode }) {
  return (
    <div className="question">
      <label htmlFor={name}>{env.t(`suggestions.send.${name}`)}</label>
      {hint && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {children}
      <Wrong name={name} data={data} />
    </div>
  );
}

function PhotoField({ env, data }: Part) {
  const { t } = env;
  const { photos } = data.options.limits;
  if (photos === 0) return null;
  return (
    <Field env={env} data={data} name="photos" hint={t('suggestions.send.photosHint', { most: photos })}>
      {data.photoIds.map((id, at) => (
        <p key={id} className="kept-photo">
          <input type="hidden" name="photoIds" value={id} />
          {t('suggestions.send.photoKept', { at: at + 1 })}{' '}
          <label className="check">
            <input type="checkbox" name="dropIds" value={id} /> {t('suggestions.send.photoDrop')}
          </label>
        </p>
      ))}
      <input
        id="photos"
        name="photos"
        type="file"
        accept="image/jpeg,image/png,image/webp"
        multiple
        {...told(data, 'photos')}
      />
      <div data-photos="" hidden />
    </Field>
  );
}

/** So many areas are seen whole; of more only those near the place. */
const FEW = 8;

/** All areas without links: the script shows the place on it as everybody will see it. */
function PlaceMap({ env, map, metres }: { env: PageEnv; map: MapOfAreas; metres: number }) {
  const { t } = env;
  const { at } = viewOf(map, undefined);
  const code = at?.properties.code;
  const all = map.areas.filter(({ properties }) => properties.level === 'county');
  const inside = code ? all.filter(({ properties }) => properties.code === code || properties.parent === code) : all;
  const shown = inside.length > 0 ? inside : map.areas;
  const sheet = sheetOf(shown, 360);
  const { k, x, y } = sheet.measures;
  return (
    <figure data-map="" hidden>
      <svg
        className="yt-map"
        viewBox={`0 0 ${sheet.width} ${sheet.height}`}
        role="img"
        aria-label={t('suggestions.send.mapTitle')}
        data-near={shown.length > FEW ? 110 : 0}
        data-k={k}
        data-x={x}
        data-y={y}
      >
        {shown.map((area) => (
          <path key={area.properties.code} className="yt-map-area" d={sheet.path(area)} />
        ))}
        {shown.map((area) => {
          const [nameX, nameY] = sheet.middle(area);
          return (
            <text
              key={area.properties.code}
              className={shown.length > FEW ? 'yt-map-name near' : 'yt-map-name'}
              x={nameX}
              y={nameY}
            >
              {areaName(area, env.locale)}
            </text>
          );
        })}
      </svg>
      <figcaption className="hint">{t('suggestions.send.asShown', { metres })}</figcaption>
    </figure>
  );
}

/** An address of which a code comes back, in steps that work without script. */
function Contact({ env, data }: Part) {
  const { t } = env;
  const { options, typed, code } = data;
  const needed = options.identity === 'confirmed' && !options.maySend;
  const [only] = options.channels.length === 1 ? options.channels : [];
  const name = needed && only ? only : 'contact';
  const days = options.contactKeptDays;
  return (
    <div className="question" data-contact={needed ? 'needed' : 'optional'}>
      <label htmlFor="contact">{t(`suggestions.send.${name}`)}</label>
      <p className="hint" id="contact-hint">
        {t(needed ? `suggestions.send.${name}Needed` : 'suggestions.send.contactHint', { days })}
      </p>
      <input
        id="contact"
        name="contact"
        inputMode={only === 'sms' ? 'tel' : 'email'}
        autoComplete={only === 'sms' ? 'tel' : 'email'}
        defaultValue={typed.contact ?? ''}
        readOnly={code === 'confirmed'}
        {...told(data, 'contact')}
      />
      <Wrong name="contact" data={data} />
      {needed && (
        <>
          <input type="hidden" name="addressId" value={typed.addressId ?? ''} />
          <input type="hidden" name="token" value={typed.token ?? ''} />
          {code !== 'confirmed' && (
            <button className="button quiet" type="submit" name="step" value="code" formNoValidate>
              {t('suggestions.send.askCode')}
            </button>
          )}
          <p role="status" data-code-state="">
            {code === 'asked' && t('suggestions.send.codeSent')}
            {code === 'confirmed' && t('suggestions.send.confirmed')}
          </p>
          <div data-code="" hidden={code !== 'asked'}>
            <label htmlFor="code">{t('suggestions.send.code')}</label>
            <input
              id="code"
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={6}
              {...told(data, 'code', false)}
            />
            <Wrong name="code" data={data} />
          </div>
        </>
      )}
    </div>
  );
}

function Form({ env, data }: Part) {
  const { t } = env;
  const { options, typed } = data;
  const needed = options.identity === 'confirmed' && !options.maySend;
  const words = Object.fromEntries(said.map((key) => [key, t(`suggestions.send.${key}`, keep)]));
  return (
    <form
      method="post"
      action={`${baseOf(env)}/new`}
      encType="multipart/form-data"
      className="letter"
      data-letter={env.assembly!.code}
      data-words={JSON.stringify(words)}
      data-most={options.limits.text}
      data-photos-most={options.limits.photos}
      data-metres={options.placeMetres}
    >
      {/* The first button is the one of the enter key. */}
      <button className="hide" type="submit" name="step" value="send" tabIndex={-1} aria-hidden="true" />
      <input type="hidden" name="suggestionId" value={typed.suggestionId} />
      <input type="hidden" name="secret" value={typed.secret} />
      <input type="hidden" name="longitude" value={typed.longitude ?? ''} />
      <input type="hidden" name="latitude" value={typed.latitude ?? ''} />
      <Field env={env} data={data} name="text" hint={t('suggestions.send.textHint')}>
        <textarea id="text" name="text" rows={6} required defaultValue={typed.text ?? ''} {...told(data, 'text')} />
        <p className="hint" data-count="" aria-live="polite" />
        <div className="like" data-like="" aria-live="polite" hidden />
      </Field>
      <PhotoField env={env} data={data} />
      <Field env={env} data={data} name="place" hint={t('suggestions.send.placeHint')}>
        <input id="place" name="place" autoComplete="off" defaultValue={typed.place ?? ''} {...told(data, 'place')} />
        <div data-place="" hidden />
        {data.map && <PlaceMap env={env} map={data.map} metres={options.placeMetres} />}
      </Field>
      {needed && <Contact env={env} data={data} />}
      <details open={Boolean(typed.category || typed.name || (!needed && typed.contact) || data.wrong.contact)}>
        <summary>{t('suggestions.send.more')}</summary>
        <Field env={env} data={data} name="category">
          <select id="category" name="category" defaultValue={typed.category ?? ''} {...told(data, 'category', false)}>
            <option value="">{t('suggestions.send.noCategory')}</option>
            {options.categories.map(({ code, label }) => (
              <option key={code} value={code}>
                {label}
              </option>
            ))}
          </select>
        </Field>
        <Field env={env} data={data} name="name">
          <input
            id="name"
            name="name"
            autoComplete="name"
            defaultValue={typed.name ?? ''}
            {...told(data, 'name', false)}
          />
        </Field>
        {!needed && <Contact env={env} data={data} />}
      </details>
      <button className="button accent wide" type="submit" name="step" value="send">
        {t('suggestions.send.submit')}
      </button>
      <p className="hint">
        {t('suggestions.send.after')} <a href={`${baseOf(env)}/screening`}>{t('suggestions.send.rules')}</a>
      </p>
    </form>
  );
}

/** Places of numbers stay for the script to fill. */
const keep = {
  count: '{{count}}',
  most: '{{most}}',
  over: '{{over}}',
  written: '{{written}}',
  at: '{{at}}',
  sentence: '{{sentence}}',
  receipt: '{{receipt}}',
};

/** One page, one question after the other; a plain form, which a script makes work without a network. */
export function SendPage({ env, data }: Part) {
  const { t } = env;
  const { identity, maySend, channels } = data.options;
  const closed =
    maySend || identity === 'none'
      ? null
      : identity === 'member'
        ? 'members'
        : channels.length === 0
          ? 'channel'
          : null;
  return (
    <div className="sending">
      <h1>{t('suggestions.send.title')}</h1>
      <p className="lead">{t('suggestions.send.lead')}</p>
      <div data-letter-state="" role="status" className="notice" hidden />
      {data.problem && (
        <div className="notice warn" role="alert">
          <p>{t('suggestions.send.wrong')}</p>
          <ul>
            {Object.entries(data.wrong).map(([name, sentence]) => (
              <li key={name}>
                <a href={`#${name}`}>{sentence}</a>
              </li>
            ))}
            {Object.keys(data.wrong).length === 0 && <li>{data.problem}</li>}
          </ul>
        </div>
      )}
      {closed === null && <Form env={env} data={data} />}
      {closed === 'channel' && <p className="notice warn">{t('suggestions.send.noChannel')}</p>}
      {closed === 'members' && (
        <p className="notice">
          {t('suggestions.send.membersOnly')}{' '}
          <a href={`/sign-in?next=${encodeURIComponent(`${baseOf(env)}/new`)}`}>{t('suggestions.send.signIn')}</a>
        </p>
      )}
      <section data-letters="" hidden aria-labelledby="on-phone">
        <h2 id="on-phone">{t('suggestions.send.onPhone')}</h2>
        <p className="hint">{t('suggestions.send.onPhoneWhat')}</p>
        <ul className="list" />
      </section>
    </div>
  );
}
