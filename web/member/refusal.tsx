import type { ReactNode } from 'react';
import { ApiProblem } from '../client.ts';
import { useSession } from '../shared/session.tsx';

/** Sentences of a refused step, the fields first. */
export function Refusal({ error }: { error: unknown }): ReactNode {
  const { t } = useSession();
  if (!(error instanceof ApiProblem)) return null;
  const sentences =
    error.issues.length > 0
      ? error.issues.map((issue) => issue.message)
      : [error.status === 0 ? t('shared.offline.step') : error.message];
  return (
    <div role="alert" className="yt-error">
      <span>
        {sentences.map((text) => (
          <span key={text} style={{ display: 'block' }}>
            {text}
          </span>
        ))}
      </span>
    </div>
  );
}
