import type { MouseEvent } from 'react';
import { useNavigate } from 'react-router';
import type { LinkProps } from '../kit/words-context.tsx';

/** Links of the kit through the router of the application at `base`; those elsewhere load a page. */
export function createRouterLink(base: string) {
  return function RouterLink({ href, onClick, ...rest }: LinkProps) {
    const navigate = useNavigate();
    const go = (event: MouseEvent<HTMLAnchorElement>) => {
      onClick?.(event);
      if (event.defaultPrevented || !href.startsWith(base)) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      void navigate(href);
    };
    return <a {...rest} href={href} onClick={go} />;
  };
}
