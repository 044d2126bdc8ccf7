import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import { Link, useSay } from './words-context.tsx';

/** First thing on every page: takes the keyboard past the head. */
export function SkipLink({ href = '#content' }: { href?: string }) {
  const say = useSay();
  return (
    <a className="yt-skip" href={href}>
      {say('skip')}
    </a>
  );
}

export interface NavItem {
  key: string;
  label: ReactNode;
  href: string;
  current?: boolean;
}

export interface PageHeaderProps {
  /** Name of the assembly. */
  name: ReactNode;
  href: string;
  /** Own mark of the assembly; a plain seal with `seal` when it has none. */
  mark?: ReactNode;
  /** One sign for the plain seal. */
  seal?: string;
  nav?: readonly NavItem[];
  /** Names the navigation for screen readers. */
  navLabel?: string;
  /** Display bar, sign-in: at the end, above the name on phones. */
  aside?: ReactNode;
}

/** Head of a page: whose house it is, where things are, how it should look. */
export function PageHeader({ name, href, mark, seal, nav = [], navLabel, aside }: PageHeaderProps) {
  return (
    <header className="yt-header">
      {aside && (
        <div className="yt-header-aside">
          <div className="yt-wrap">{aside}</div>
        </div>
      )}
      <div className="yt-header-main yt-wrap">
        <Link className="yt-header-name" href={href}>
          {mark ??
            (seal && (
              <span className="yt-seal" aria-hidden="true">
                {seal}
              </span>
            ))}
          <span>{name}</span>
        </Link>
        {nav.length > 0 && (
          <nav aria-label={navLabel}>
            <ul className="yt-nav">
              {nav.map((item) => (
                <li key={item.key}>
                  <Link href={item.href} aria-current={item.current ? 'page' : undefined}>
                    {item.label}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
    </header>
  );
}

/** Foot of a page. */
export function PageFooter({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <footer className={classes('yt-footer', className)}>
      <div className="yt-wrap">{children}</div>
    </footer>
  );
}

export interface PageFrameProps {
  header?: ReactNode;
  /** Banner and offline bar, between head and content. */
  banner?: ReactNode;
  footer?: ReactNode;
  /** Bottom bar of a phone. */
  bottom?: ReactNode;
  /** `page`: up to 1120 px. `column`: one reading column. `full`: as wide as the window. */
  width?: 'page' | 'column' | 'full';
  children: ReactNode;
  className?: string;
}

/** Skip link, head, banner, content, foot. */
export function PageFrame({ header, banner, footer, bottom, width = 'page', children, className }: PageFrameProps) {
  return (
    <div className={classes('yt-frame', bottom ? 'yt-frame--bottom' : '', className)}>
      <SkipLink />
      {header}
      {banner}
      <main
        id="content"
        tabIndex={-1}
        className={classes('yt-main', width !== 'full' && 'yt-wrap', width === 'column' && 'yt-wrap--column')}
      >
        {children}
      </main>
      {footer}
      {bottom}
    </div>
  );
}

/** Goes one level up. */
export function BackLink({ href, children }: { href: string; children?: ReactNode }) {
  const say = useSay();
  return (
    <Link className="yt-back" href={href}>
      <Icon name="back" />
      {children ?? say('back')}
    </Link>
  );
}
