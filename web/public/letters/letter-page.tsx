/** One page, one question after the other: a plain form, which a script makes work without a network. */
import type { ReactNode } from 'react';
import { ContactField } from './contact-field.tsx';
import { PhotoField, TextField } from './fields.tsx';
import { confirmsFirst, type LetterOptions, type LetterPart, letterWords } from './page-data.ts';
import { PlaceField } from './place-field.tsx';

interface LetterPageProps extends LetterPart {
  /** Questions of the room, folded: none of them needs an answer. */
  more: ReactNode;
  /** What is said below the button. */
  after: ReactNode;
}

/** What the script says, so that its words come from the same place. */
const said = [
  'camera choose photoAt remove photoMany photoUnreadable locate locating locateFailed unlocate count tooLong keptHere noStore',
  'waiting sending sent refused open again forget tryNow edit offline codeSent confirmed confirmFirst like likeAnswered',
]
  .join(' ')
  .split(' ');

/** Places of numbers stay for the script to fill. */
const places = Object.fromEntries(
  ['count', 'most', 'over', 'written', 'at', 'sentence', 'receipt', 'who'].map((name) => [name, `{{${name}}}`]),
);

function LetterForm({ more, after, ...part }: LetterPageProps) {
  const { env, kind, data } = part;
  const { options, typed, wrong } = data;
  const say = letterWords(env, kind);
  const needed = confirmsFirst(options);
  const folded = [...kind.fields, ...kind.choices].filter((name) => name !== 'text' && name !== 'place');
  return (
    <form
      method="post"
      action={`/${env.assembly!.code}/${kind.path}/new`}
      encType="multipart/form-data"
      className="letter"
      data-letter={env.assembly!.code}
      data-words={JSON.stringify(Object.fromEntries(said.map((key) => [key, say(key, places)])))}
      data-most={options.limits.text}
      data-photos-most={options.limits.photos}
      data-metres={options.placeMetres}
    >
      {/* The first button is the one of the enter key. */}
      <button className="hide" type="submit" name="step" value="send" tabIndex={-1} aria-hidden="true" />
      <input type="hidden" name={kind.id} value={typed[kind.id]} />
      <input type="hidden" name="secret" value={typed.secret} />
      <input type="hidden" name="longitude" value={typed.longitude ?? ''} />
      <input type="hidden" name="latitude" value={typed.latitude ?? ''} />
      <TextField {...part} />
      <PhotoField {...part} />
      <PlaceField {...part} />
      {needed && <ContactField {...part} />}
      <details open={folded.some((name) => typed[name]) || Boolean(!needed && typed.contact) || Boolean(wrong.contact)}>
        <summary>{say('more')}</summary>
        {more}
        {!needed && <ContactField {...part} />}
      </details>
      <button className="button accent wide" type="submit" name="step" value="send">
        {say('submit')}
      </button>
      <p className="hint">{after}</p>
    </form>
  );
}

/** Why nothing can be sent here by this reader now. */
function closedFor({ identity, maySend, channels }: LetterOptions): 'members' | 'channel' | null {
  if (maySend || identity === 'none') return null;
  if (identity === 'member') return 'members';
  return channels.length === 0 ? 'channel' : null;
}

function Problem({ env, kind, data }: LetterPart) {
  const wrong = Object.entries(data.wrong);
  return (
    <div className="notice warn" role="alert">
      <p>{letterWords(env, kind)('wrong')}</p>
      <ul>
        {wrong.map(([name, sentence]) => (
          <li key={name}>
            <a href={`#${name}`}>{sentence}</a>
          </li>
        ))}
        {wrong.length === 0 && <li>{data.problem}</li>}
      </ul>
    </div>
  );
}

export function LetterPage(props: LetterPageProps) {
  const { env, kind, data } = props;
  const say = letterWords(env, kind);
  const closed = closedFor(data.options);
  const here = `/${env.assembly!.code}/${kind.path}/new`;
  return (
    <div className="sending">
      <h1>{say('title')}</h1>
      <p className="lead">{say('lead')}</p>
      <div data-letter-state="" role="status" className="notice" hidden />
      {data.problem && <Problem {...props} />}
      {closed === null && <LetterForm {...props} />}
      {closed === 'channel' && <p className="notice warn">{say('noChannel')}</p>}
      {closed === 'members' && (
        <p className="notice">
          {say('membersOnly')} <a href={`/sign-in?next=${encodeURIComponent(here)}`}>{say('signIn')}</a>
        </p>
      )}
      <section data-letters="" hidden aria-labelledby="on-phone">
        <h2 id="on-phone">{say('onPhone')}</h2>
        <p className="hint">{say('onPhoneWhat')}</p>
        <ul className="list" />
      </section>
    </div>
  );
}
