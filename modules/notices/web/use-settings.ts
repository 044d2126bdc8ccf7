/** One's settings for notices, read and changed; for the phone and the desk. */
import { type QueryKey, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Channel, Topic } from '../../../platform/notices/topics.ts';
import { channelNames } from '../../../platform/notices/topics.ts';
import { call } from '../../../web/client.ts';
import { useSession } from '../../../web/shared/session.tsx';
import { useTold } from '../../../web/shared/told.ts';
import { type NoticeSettings, noticeEndpoints } from '../contract.ts';

export type Timing = 'off' | 'now' | 'digest';

/** Channels this platform has, in their order. */
export const offeredBy = ({ offered }: NoticeSettings): Channel[] =>
  channelNames.filter((name) => (name === 'push' ? offered.pushKey !== null : offered[name]));

/** Whether a channel has where to go. */
export const reachable = ({ addresses }: NoticeSettings, channel: Channel): boolean =>
  addresses.some((item) => item.channel === channel && item.confirmed);

export const timingOf = ({ choices }: NoticeSettings, topic: Topic, channel: Channel): Timing =>
  choices.find((item) => item.topic === topic && item.channel === channel)?.timing ?? 'off';

/** @param changed told of what was written, after each change */
export function useNoticeSettings(changed: () => void = () => {}) {
  const { assembly } = useSession();
  const code = assembly!.code;
  const key: QueryKey = ['notice-settings', code];
  const client = useQueryClient();
  const onError = useTold();
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: () => call(noticeEndpoints.getNoticeSettings, code),
  });
  const keep = (settings: NoticeSettings) => {
    client.setQueryData(key, settings);
    changed();
  };
  const save = useMutation({
    mutationFn: (body: Pick<NoticeSettings, 'digestAt' | 'choices'>) =>
      call(noticeEndpoints.setNoticeSettings, code, { body }),
    onSuccess: keep,
    onError,
  });
  const remove = useMutation({
    mutationFn: (addressId: string) => call(noticeEndpoints.removeContactAddress, code, { params: { addressId } }),
    onSuccess: keep,
    onError,
  });
  function choose(topic: Topic, channel: Channel, timing: Timing) {
    if (!data) return;
    const others = data.choices.filter((item) => item.topic !== topic || item.channel !== channel);
    const choices = timing === 'off' ? others : [...others, { topic, channel, timing }];
    // Shown at once; a refusal brings back what is kept.
    client.setQueryData(key, { ...data, choices });
    save.mutate({ digestAt: data.digestAt, choices }, { onError: () => void refetch() });
  }
  const setDigestAt = (digestAt: string) => data && save.mutate({ digestAt, choices: data.choices });
  return { data, error, refetch, choose, setDigestAt, remove, keep, code };
}

/** Names an address and confirms it; refusals stand beside their fields. */
export function useAddress(channel: 'mail' | 'sms', keep: (settings: NoticeSettings) => void) {
  const { assembly } = useSession();
  const code = assembly!.code;
  const client = useQueryClient();
  const add = useMutation({
    mutationFn: (address: string) => call(noticeEndpoints.addContactAddress, code, { body: { channel, address } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['notice-settings', code] }),
  });
  const confirm = useMutation({
    mutationFn: ({ addressId, given }: { addressId: string; given: string }) =>
      call(noticeEndpoints.confirmContactAddress, code, { params: { addressId }, body: { code: given } }),
    onSuccess: keep,
  });
  return { add, confirm };
}
