/** Matters of every kind like a text, with what was answered, on the desk and on the member's front. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { type LikeAsked, type LikeMatter, similarityEndpoints } from '../../platform/similarity/contract.ts';
import { call } from '../client.ts';
import { Disclosure } from '../kit/section.tsx';
import { Skeleton } from '../kit/states.tsx';
import { Link } from '../kit/words-context.tsx';
import { Failure } from './failure.tsx';
import { useSession } from './session.tsx';

/** Less says nothing of a matter. */
const LEAST_LETTERS = 4;
/** While somebody writes, it is asked when they pause. */
const PAUSE_MS = 900;
/** While the matters of old are still being looked through. */
const AGAIN_MS = 3000;

interface LikeMattersProps {
  asked: Partial<LikeAsked>;
  /** Address of the assembly on this front. */
  base: string;
  /** The line's title as what a press on it does; absent: a link to the matter. */
  title?(item: LikeMatter): ReactNode;
  /** What more there is to do with a matter. */
  foot?(item: LikeMatter): ReactNode;
  /** Draws nothing at all where nothing is like it. */
  quiet?: boolean;
}

/** The value as it stood when it last stayed the same for a moment. */
function useSettled(value: string): string {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

function Marked({ text, passages }: { text: string; passages: LikeMatter['passages'] }) {
  const runs: ReactNode[] = [];
  let at = 0;
  for (const { from, to } of passages) {
    runs.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>);
    at = to;
  }
  return (
    <>
      {runs}
      {text.slice(at)}
    </>
  );
}

function Item({ item, base, title, foot }: { item: LikeMatter } & Pick<LikeMattersProps, 'base' | 'title' | 'foot'>) {
  const { t, date } = useSession();
  const { answer } = item;
  const named = item.title || t('shared.untitled');
  return (
    <li>
      <strong>
        {title ? title(item) : item.path ? <Link href={`${base}/${item.path}`}>{named}</Link> : <span>{named}</span>}
      </strong>
      <span className="yt-meta yt-small">
        {[item.kindLabel, item.label, item.state].filter(Boolean).map((part) => (
          <span key={part}>{part}</span>
        ))}
        <span>{t('shared.like.common', { share: Math.round(item.score * 100) })}</span>
      </span>
      {answer && (
        <p>
          <span className="yt-muted">
            {t(answer.class ? 'shared.like.answered' : 'shared.like.answeredPlain', {
              who: answer.who,
              at: date(answer.at),
              class: answer.class,
            })}
          </span>{' '}
          {answer.sentence}
        </p>
      )}
      {item.excerpt && (
        <Disclosure
          summary={
            item.passages.length === 0
              ? t('shared.like.see')
              : t('shared.like.compare', { count: item.passages.length })
          }
        >
          <p className="yt-like-text">
            <Marked text={item.excerpt} passages={item.passages} />
          </p>
        </Disclosure>
      )}
      {foot?.(item)}
    </li>
  );
}

export function LikeMatters({ asked, base, title, foot, quiet }: LikeMattersProps) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const settled = useSettled(JSON.stringify(asked));
  const body = JSON.parse(settled) as Partial<LikeAsked>;
  const enough = `${body.title ?? ''}${body.text ?? ''}`.replace(/\s/g, '').length >= LEAST_LETTERS;
  const like = useQuery({
    queryKey: ['like', code, settled],
    queryFn: () =>
      call(similarityEndpoints.findSimilar, code, {
        body: { ...body, title: (body.title ?? '').slice(0, 400), text: (body.text ?? '').slice(0, 60_000) },
      }),
    enabled: enough,
    staleTime: 300_000,
    retry: false,
    placeholderData: (before) => before,
    refetchInterval: ({ state }) => (state.data && state.data.progress < 1 ? AGAIN_MS : false),
  });
  if (!enough) return quiet ? null : <p className="yt-muted">{t('shared.like.first')}</p>;
  if (like.error && !like.data) return quiet ? null : <Failure error={like.error} again={() => void like.refetch()} />;
  if (!like.data) return quiet ? null : <Skeleton shape="list" rows={2} />;
  const { progress, items } = like.data;
  if (progress < 1) {
    const share = Math.floor(progress * 100);
    return quiet ? null : (
      <p className="yt-muted" role="status">
        {t('shared.like.building', { share })}
      </p>
    );
  }
  if (items.length === 0) return quiet ? null : <p className="yt-muted">{t('shared.like.none')}</p>;
  return (
    <ul className="yt-like">
      {items.map((item) => (
        <Item key={item.matterId} item={item} base={base} {...(title ? { title } : {})} {...(foot ? { foot } : {})} />
      ))}
    </ul>
  );
}
