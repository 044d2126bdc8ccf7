import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import { Link, useSay } from './words-context.tsx';

export interface ListItemProps {
  href: string;
  title: ReactNode;
  /** Number, state, deadline: short things beside each other. */
  meta?: ReactNode;
  /** A passage, a name. */
  note?: ReactNode;
  /** What the reader does here next, verb first. */
  next?: ReactNode;
  /** Marks beside the title. */
  marks?: ReactNode;
  unread?: boolean;
  /** Told when it is opened. */
  onOpen?: () => void;
  className?: string;
}

/** A list of things to open. @param label names it where no heading does */
export function ItemList({ children, label, className }: { children: ReactNode; label?: string; className?: string }) {
  return (
    <ul className={classes('yt-list', className)} aria-label={label}>
      {children}
    </ul>
  );
}

/** One thing to open; the whole row is the target, the title is its name, `next` says the next step. */
export function ListItem({ href, title, meta, note, next, marks, unread, onOpen, className }: ListItemProps) {
  const say = useSay();
  return (
    <li className={classes('yt-item', unread && 'yt-item--unread', className)}>
      <div className="yt-item-body">
        <p className="yt-item-title">
          <Link href={href} onClick={onOpen}>
            {title}
          </Link>
          {unread && <span className="yt-hidden">{say('unread')}</span>}
          {marks}
        </p>
        {note && <div className="yt-item-note">{note}</div>}
        {meta && <div className="yt-item-meta">{meta}</div>}
        {next && (
          <p className="yt-item-next">
            <span>{say('nextStep')}</span>
            {next}
          </p>
        )}
      </div>
      <Icon name="next" />
    </li>
  );
}
