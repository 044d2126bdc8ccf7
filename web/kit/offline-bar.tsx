import { useSyncExternalStore } from 'react';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import { useSay } from './words-context.tsx';

function subscribe(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

/** Whether the device says it has a connection; always true on the server. */
function useOnline(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
}

/** Says that the connection is gone and that nothing is lost. @param waiting changes kept on the device */
export function OfflineBar({
  online,
  waiting = 0,
  className,
}: {
  online?: boolean;
  waiting?: number;
  className?: string;
}) {
  const say = useSay();
  const known = useOnline();
  return (
    <div role="status" className={classes('yt-offline', className)}>
      {!(online ?? known) && (
        <p>
          <Icon name="warning" />
          {waiting > 0 ? say('offlineWaiting', { count: waiting }) : say('offline')}
        </p>
      )}
    </div>
  );
}
