import { useEffect, useSyncExternalStore } from 'react';
import { IconButton } from './button.tsx';
import { Icon } from './icon.tsx';
import { useSay } from './words-context.tsx';

export interface ToastMessage {
  text: string;
  tone?: 'done' | 'info' | 'error';
  /** Undo and the like; such a message stays until closed. */
  action?: { label: string; run: () => void };
}

type Shown = ToastMessage & { id: number };

/** Messages of one front. */
export class ToastQueue {
  private shown: readonly Shown[] = [];
  private readonly listeners = new Set<() => void>();
  private last = 0;

  /** Shows a message. @returns closes it */
  add(message: ToastMessage): () => void {
    this.last += 1;
    const id = this.last;
    this.set([...this.shown.slice(-2), { ...message, id }]);
    return () => this.close(id);
  }

  close(id: number): void {
    this.set(this.shown.filter((item) => item.id !== id));
  }

  readonly read = (): readonly Shown[] => this.shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private set(shown: readonly Shown[]): void {
    this.shown = shown;
    for (const listener of this.listeners) listener();
  }
}

/** The queue of this page. */
export const toasts = new ToastQueue();

const stay = 6000;

function Toast({ message, queue }: { message: Shown; queue: ToastQueue }) {
  const say = useSay();
  const keeps = message.action !== undefined || message.tone === 'error';
  useEffect(() => {
    if (keeps) return;
    const timer = setTimeout(() => queue.close(message.id), stay);
    return () => clearTimeout(timer);
  }, [keeps, message.id, queue]);
  return (
    <div className={`yt-toast yt-toast--${message.tone ?? 'done'}`}>
      <Icon name={message.tone === 'error' ? 'warning' : message.tone === 'info' ? 'info' : 'check'} />
      <p>{message.text}</p>
      {message.action && (
        <button
          type="button"
          className="yt-toast-action"
          onClick={() => {
            message.action?.run();
            queue.close(message.id);
          }}
        >
          {message.action.label}
        </button>
      )}
      <IconButton icon="close" label={say('close')} onClick={() => queue.close(message.id)} />
    </div>
  );
}

/** Put once into a front: shows what was done, read aloud politely. What must not be missed is a `Notice`. */
export function ToastRegion({ queue = toasts }: { queue?: ToastQueue }) {
  const say = useSay();
  const shown = useSyncExternalStore(queue.subscribe, queue.read, queue.read);
  return (
    <section className="yt-toasts" aria-label={say('notices')} aria-live="polite">
      {shown.map((message) => (
        <Toast key={message.id} message={message} queue={queue} />
      ))}
    </section>
  );
}
