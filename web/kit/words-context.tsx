/** Hands the kit's words and the way links are drawn to everything below. */
import {
  type AnchorHTMLAttributes,
  type ComponentType,
  createContext,
  type ReactNode,
  useContext,
  useMemo,
} from 'react';
import { type KitWord, type KitWords, kitWords, say } from './words.ts';

export type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string };
export type Say = (word: KitWord, values?: Readonly<Record<string, string | number>>) => string;

interface Kit {
  locale: string;
  words: KitWords;
  link: ComponentType<LinkProps> | 'a';
}

const KitContext = createContext<Kit>({ locale: 'zh-CN', words: kitWords('zh-CN'), link: 'a' });

interface KitProviderProps {
  /** `zh-CN` or `en`. */
  locale: string;
  /** Words that replace the kit's own. */
  words?: Partial<Record<KitWord, string>>;
  /** How a link is drawn, for fronts with a router; a plain `<a>` otherwise. */
  link?: ComponentType<LinkProps>;
  children?: ReactNode;
}

/** Put once around a front. Without it the kit speaks Chinese and draws plain links. */
export function KitProvider({ locale, words, link = undefined, children }: KitProviderProps) {
  const kit = useMemo(
    () => ({ locale, words: kitWords(locale, words), link: link ?? ('a' as const) }),
    [locale, words, link],
  );
  return <KitContext.Provider value={kit}>{children}</KitContext.Provider>;
}

/** @returns a function that says a word of the kit in the reader's language */
export function useSay(): Say {
  const { words } = useContext(KitContext);
  return (word, values) => say(words, word, values);
}

/** @returns the reader's locale, for figures and dates */
export function useKitLocale(): string {
  return useContext(KitContext).locale;
}

/** A link as the front draws it: a plain `<a>`, or the router's. */
export function Link(props: LinkProps) {
  const { link: Drawn } = useContext(KitContext);
  return <Drawn {...props} />;
}
