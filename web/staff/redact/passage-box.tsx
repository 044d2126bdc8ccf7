/** One text the public would read: words are marked with the mouse or the keyboard, masks and finds stand out in it. */
import { type KeyboardEvent, type SyntheticEvent, useId, useRef, useState } from 'react';
import type { Passage } from '../../../platform/publicity/masks.ts';

/** Offsets of the selection within the box, in UTF-16 units; null when it is elsewhere or empty. */
export function selectedIn(box: HTMLElement | null): Passage | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || !box) return null;
  const range = selection.getRangeAt(0);
  if (!box.contains(range.commonAncestorContainer)) return null;
  const before = range.cloneRange();
  before.selectNodeContents(box);
  before.setEnd(range.startContainer, range.startOffset);
  const from = before.toString().length;
  return { from, to: from + range.toString().length };
}

/** Keys that move, mark and copy; everything else would write, and nothing is written here. */
const harmless = (event: KeyboardEvent) =>
  event.ctrlKey || event.metaKey
    ? /^(?:[ac]|Arrow.*|Home|End|Shift)$/i.test(event.key)
    : /^(?:Arrow|Page|Home|End|Tab|Shift|Escape|F\d)/.test(event.key);

const refuse = (event: SyntheticEvent) => event.preventDefault();

interface Piece {
  text: string;
  as: 'plain' | 'found' | 'masked';
}

/** The text cut where masks and finds begin and end. */
function piecesOf(text: string, masks: readonly Passage[], finds: readonly Passage[]): Piece[] {
  const edges = [...new Set([0, text.length, ...[...masks, ...finds].flatMap((item) => [item.from, item.to])])]
    .filter((edge) => edge <= text.length)
    .sort((a, b) => a - b);
  const within = (places: readonly Passage[], from: number, to: number) =>
    places.some((place) => place.from <= from && place.to >= to);
  return edges.slice(1).map((to, at) => {
    const from = edges[at]!;
    const as = within(masks, from, to) ? 'masked' : within(finds, from, to) ? 'found' : 'plain';
    return { text: text.slice(from, to), as };
  });
}

interface PassageBoxProps {
  title: string;
  text: string;
  masks: readonly Passage[];
  finds: readonly Passage[];
  mask(passage: Passage): void;
}

export function PassageBox({ title, text, masks, finds, mask }: PassageBoxProps) {
  const box = useRef<HTMLDivElement>(null);
  const name = useId();
  // What an input method writes cannot be refused; the text is drawn anew.
  const [edition, setEdition] = useState(0);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      const passage = selectedIn(box.current);
      if (passage) mask(passage);
    }
    if (!harmless(event)) event.preventDefault();
  };
  return (
    <section className="d-passage">
      <h3 id={name}>{title}</h3>
      <div
        key={edition}
        ref={box}
        className="d-pre d-prose"
        role="textbox"
        aria-readonly
        aria-multiline
        aria-labelledby={name}
        contentEditable
        suppressContentEditableWarning
        inputMode="none"
        spellCheck={false}
        tabIndex={0}
        data-passage=""
        onKeyDown={onKeyDown}
        onBeforeInput={refuse}
        onPaste={refuse}
        onCut={refuse}
        onDrop={refuse}
        onCompositionEnd={() => setEdition((now) => now + 1)}
      >
        {piecesOf(text, masks, finds).map((piece, at) =>
          piece.as === 'plain' ? (
            <span key={at}>{piece.text}</span>
          ) : (
            <mark key={at} className={piece.as}>
              {piece.text}
            </mark>
          ),
        )}
      </div>
    </section>
  );
}
