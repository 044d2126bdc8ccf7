/** Sending is one page for everybody, with or without a seat. */
import { useEffect } from 'react';
import { Skeleton } from '../../../../web/kit/states.tsx';
import { useSession } from '../../../../web/shared/session.tsx';

export function SendScreen() {
  const code = useSession().assembly!.code;
  useEffect(() => location.replace(`/${code}/suggestions/new`), [code]);
  return <Skeleton shape="form" />;
}
