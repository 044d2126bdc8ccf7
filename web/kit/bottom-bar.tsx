import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';
import { Link, useSay } from './words-context.tsx';

export interface BottomBarItem {
  key: string;
  label: string;
  href: string;
  icon: IconName;
  current?: boolean;
  /** Things waiting there. */
  count?: number;
}

/** The phone's main places, in the thumb's reach. @throws Error with more than five: nobody finds the sixth */
export function BottomBar({
  items,
  label,
  className,
}: {
  items: readonly BottomBarItem[];
  label: string;
  className?: string;
}) {
  const say = useSay();
  if (items.length > 5) throw new Error('a bottom bar holds at most five places');
  return (
    <nav className={classes('yt-bottom-bar', className)} aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.key}>
            <Link href={item.href} aria-current={item.current ? 'page' : undefined}>
              <span className="yt-bottom-sign">
                <Icon name={item.icon} />
                {item.count ? (
                  <span className="yt-count yt-count--hot">
                    <span aria-hidden="true">{item.count > 99 ? '99+' : item.count}</span>
                    <span className="yt-hidden">{say('itemsWaiting', { count: item.count })}</span>
                  </span>
                ) : null}
              </span>
              <span>{item.label}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
