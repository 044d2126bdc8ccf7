import { useEffect, useMemo, useState } from 'react';

/** Milliseconds without a key after which somebody has stopped typing. */
const STILL_MS = 400;

/** A value that can be JSON, once it has stood still: what costs work is asked for once, not at every key. */
export function useSettled<T>(value: T): { settled: T; still: boolean } {
  const text = JSON.stringify(value ?? null);
  const [last, setLast] = useState(text);
  useEffect(() => {
    if (text === last) return;
    const timer = setTimeout(() => setLast(text), STILL_MS);
    return () => clearTimeout(timer);
  }, [text, last]);
  const settled = useMemo(() => JSON.parse(last) as T, [last]);
  return { settled, still: text === last };
}
