import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import { useSay } from './words-context.tsx';

export interface SearchFormProps {
  /** Where the form goes; it always asks by GET, so a search can be kept as an address. */
  action: string;
  label: string;
  name?: string;
  placeholder?: string;
  defaultValue?: string;
  /** Button's word; “搜索” by default. */
  submit?: string;
  large?: boolean;
  /** Hidden fields and filters that go along. */
  children?: ReactNode;
  className?: string;
}

/** A search box that works as a plain form. */
export function SearchForm({
  action,
  label,
  name = 'q',
  placeholder,
  defaultValue,
  submit,
  large,
  children,
  className,
}: SearchFormProps) {
  const say = useSay();
  return (
    <search className={classes('yt-search', large && 'yt-search--large', className)}>
      <form method="get" action={action}>
        {children}
        <div className="yt-search-row">
          <Icon name="search" />
          <input
            type="search"
            className="yt-input"
            name={name}
            aria-label={label}
            placeholder={placeholder}
            defaultValue={defaultValue}
            enterKeyHint="search"
          />
          <Button type="submit" look={large ? 'primary' : 'secondary'}>
            {submit ?? say('search')}
          </Button>
        </div>
      </form>
    </search>
  );
}
