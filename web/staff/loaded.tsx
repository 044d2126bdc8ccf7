/** What a screen of the desk shows of a query and of a refused step. */
import { Alert, Empty, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { ApiProblem } from '../client.ts';
import { useSay } from '../kit/words-context.tsx';
import { Failure } from '../shared/failure.tsx';
import { useSession } from '../shared/session.tsx';

/** Sentences of a refused step. */
export function Refusal({ error }: { error: unknown }): ReactNode {
  const { t } = useSession();
  if (!error) return null;
  const problem = error instanceof ApiProblem ? error : new ApiProblem(500, 'internal', t('errors.internal'));
  const sentences = problem.issues.length > 0 ? problem.issues.map((issue) => issue.message) : [problem.message];
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="d-gap"
      title={problem.status === 0 ? t('shared.offline.step') : [...new Set(sentences)].join(' ')}
    />
  );
}

/** Shows what a query found, or why not. */
export function Loaded<D>({
  query,
  empty,
  rows = 8,
  page = false,
  children,
}: {
  query: { data: D | undefined; error: unknown; refetch(): unknown };
  /** Sentence when there is nothing, by the caller's judgement. */
  empty?: (data: D) => ReactNode | false;
  /** Lines of the place held while it is read. */
  rows?: number;
  /** The page's heading is within what is read. */
  page?: boolean;
  children: (data: D) => ReactNode;
}) {
  const say = useSay();
  if (query.data === undefined) {
    return query.error ? (
      <Failure page={page} error={query.error} again={() => void query.refetch()} />
    ) : (
      <>
        {page && <h1 className="yt-hidden">{say('loading')}</h1>}
        <Skeleton active title={false} paragraph={{ rows }} />
      </>
    );
  }
  const nothing = empty?.(query.data);
  return nothing ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={nothing} /> : children(query.data);
}
