/** One e-mail address or number: named, confirmed by its code, changed, taken away. */
import { useState } from 'react';
import { ApiProblem } from '../../../../web/client.ts';
import { Button, ButtonRow } from '../../../../web/kit/button.tsx';
import { TextField } from '../../../../web/kit/text-field.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import type { NoticeSettings } from '../../contract.ts';
import { useAddress } from '../use-settings.ts';

export interface AddressPartProps {
  channel: 'mail' | 'sms';
  address: NoticeSettings['addresses'][number] | undefined;
  keep(settings: NoticeSettings): void;
  remove(addressId: string): void;
}

const sentence = (error: unknown) =>
  error instanceof ApiProblem ? (error.issues[0]?.message ?? error.message) : undefined;

export function AddressPart({ channel, address, keep, remove }: AddressPartProps) {
  const { t } = useSession();
  const [text, setText] = useState('');
  const [given, setGiven] = useState('');
  const [changing, setChanging] = useState(false);
  const { add, confirm } = useAddress(channel, (settings) => {
    setGiven('');
    keep(settings);
  });
  const name = t(`notices.settings.${channel}Label`);
  if (address && !changing)
    return (
      <div className="yt-stack">
        <p>
          {name} <strong>{address.shown}</strong>{' '}
          {t(`notices.settings.${address.confirmed ? 'confirmed' : 'unconfirmed'}`)}
        </p>
        {!address.confirmed && (
          <form
            className="yt-stack"
            onSubmit={(event) => {
              event.preventDefault();
              confirm.mutate({ addressId: address.addressId, given: given.trim() });
            }}
          >
            <TextField
              name={`${channel}-code`}
              label={t('notices.settings.codeLabel')}
              hint={t('notices.settings.codeSent', { shown: address.shown })}
              error={sentence(confirm.error)}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={6}
              required
              pattern="[0-9]{6}"
              width="short"
              value={given}
              onChange={(event) => setGiven(event.target.value)}
            />
            <Button type="submit" busy={confirm.isPending}>
              {t('notices.settings.confirm')}
            </Button>
          </form>
        )}
        <ButtonRow>
          <Button look="quiet" onClick={() => setChanging(true)}>
            {t('notices.settings.another')}
          </Button>
          <Button look="quiet" onClick={() => remove(address.addressId)}>
            {t('notices.settings.remove')}
          </Button>
        </ButtonRow>
      </div>
    );
  return (
    <form
      className="yt-stack"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate(text, {
          onSuccess() {
            setText('');
            setChanging(false);
            confirm.reset();
          },
        });
      }}
    >
      <TextField
        name={channel}
        label={name}
        error={sentence(add.error)}
        type={channel === 'mail' ? 'email' : 'tel'}
        autoComplete={channel === 'mail' ? 'email' : 'tel'}
        required
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" look="secondary" busy={add.isPending}>
        {t('notices.settings.sendCode')}
      </Button>
    </form>
  );
}
