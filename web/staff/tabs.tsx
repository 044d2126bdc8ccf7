/** Views of one thing on one page; narrow screens scroll the row instead of hiding what does not fit. */
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';

export interface TabView {
  key: string;
  label: string;
  children: ReactNode;
}

interface TabsProps {
  label: string;
  items: readonly TabView[];
  /** The view shown; absent: the first, then what is pressed. */
  active?: string;
  onChange?(key: string): void;
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

export function Tabs({ label, items, active, onChange }: TabsProps) {
  const id = useId();
  const [pressed, setPressed] = useState<string>();
  const shown = items.find((item) => item.key === (active ?? pressed)) ?? items[0]!;
  function choose(key: string) {
    setPressed(key);
    onChange?.(key);
  }
  function move(event: KeyboardEvent<HTMLDivElement>) {
    const step = steps[event.key];
    if (!step) return;
    const next = items[(items.indexOf(shown) + step + items.length) % items.length]!;
    choose(next.key);
    document.getElementById(`${id}${next.key}`)?.focus();
  }
  return (
    <>
      <div className="d-tabs" role="tablist" aria-label={label} onKeyDown={move}>
        {items.map((item) => (
          <button
            key={item.key}
            id={`${id}${item.key}`}
            type="button"
            role="tab"
            aria-selected={item === shown}
            aria-controls={`${id}panel`}
            tabIndex={item === shown ? 0 : -1}
            onClick={() => choose(item.key)}
          >
            {item.label}
          </button>
        ))}
      </div>
      <div id={`${id}panel`} role="tabpanel" aria-labelledby={`${id}${shown.key}`}>
        {shown.children}
      </div>
    </>
  );
}
