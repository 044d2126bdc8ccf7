import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';
import { Link } from './words-context.tsx';

export interface ButtonLook {
  /** `primary`: the one main step of a screen. `secondary`: other steps. `quiet`: beside text. `danger`: cannot be undone. */
  look?: 'primary' | 'secondary' | 'quiet' | 'danger';
  icon?: IconName;
  size?: 'small' | 'usual' | 'large';
  /** As wide as its column: phones. */
  wide?: boolean;
}

function lookOf({ look = 'primary', size = 'usual', wide }: ButtonLook, className?: string): string {
  return classes(
    'yt-button',
    `yt-button--${look}`,
    size !== 'usual' && `yt-button--${size}`,
    wide && 'yt-button--wide',
    className,
  );
}

export type ButtonProps = ButtonLook & ComponentProps<'button'> & { busy?: boolean };

/** Does something; its word begins with the verb. `busy` keeps the focus and refuses a second click. */
export function Button({
  look,
  icon,
  size,
  wide,
  busy,
  className,
  children,
  type = 'button',
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={lookOf({ look, size, wide }, className)}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <span className="yt-spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

export type ButtonLinkProps = ButtonLook & {
  href: string;
  download?: boolean | string;
  className?: string;
  children: ReactNode;
};

/** Goes somewhere, but is as weighty as a button. */
export function ButtonLink({ look, icon, size, wide, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} className={lookOf({ look, size, wide }, className)}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </Link>
  );
}

export type IconButtonProps = ComponentProps<'button'> & { icon: IconName; label: string };

/** A sign alone; its `label` is read aloud and shown on hover. Only where space forbids a word. */
export function IconButton({ icon, label, className, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button {...rest} type={type} className={classes('yt-icon-button', className)} aria-label={label} title={label}>
      <Icon name={icon} />
    </button>
  );
}

/** Buttons beside each other, the main one first; below each other on phones. */
export function ButtonRow({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={classes('yt-button-row', className)}>{children}</div>;
}
