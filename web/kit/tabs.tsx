import { classes } from './classes.ts';
import { Link } from './words-context.tsx';

export interface TabItem {
  key: string;
  label: string;
  href: string;
  current?: boolean;
  /** How many are behind it. */
  count?: number;
}

/** Views of one thing, each with its own address. */
export function Tabs({ items, label, className }: { items: readonly TabItem[]; label: string; className?: string }) {
  return (
    <nav className={classes('yt-tabs', className)} aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.key}>
            <Link href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.label}
              {item.count !== undefined && <span className="yt-count">{item.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
