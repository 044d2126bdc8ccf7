import { told, Wrong } from './fields.tsx';
import { confirmsFirst, type LetterPart, letterWords } from './page-data.ts';

/** An address of which a code comes back, in steps that work without script. */
export function ContactField({ env, kind, data }: LetterPart) {
  const say = letterWords(env, kind);
  const { options, typed, code } = data;
  const needed = confirmsFirst(options);
  const [only] = options.channels.length === 1 ? options.channels : [];
  const name = needed && only ? only : 'contact';
  const days = options.contactKeptDays;
  return (
    <div className="question" data-contact={needed ? 'needed' : 'optional'} data-channels={options.channels.join(' ')}>
      <label htmlFor="contact">{say(name)}</label>
      <p className="hint" id="contact-hint">
        {say(needed ? `${name}Needed` : 'contactHint', { days })}
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
              {say('askCode')}
            </button>
          )}
          <p role="status" data-code-state="">
            {code === 'asked' && say('codeSent')}
            {code === 'confirmed' && say('confirmed')}
          </p>
          <div data-code="" hidden={code !== 'asked'}>
            <label htmlFor="code">{say('code')}</label>
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
