/** While somebody writes: what is public already and says much the same, with what was answered. Silent without a network. */
import type { LikeAnswer } from '../../../platform/similarity/contract.ts';
import { askServer } from './device.ts';

/** Less says nothing of a matter. */
const LEAST_LETTERS = 12;
const PAUSE_MS = 1200;
const MOST = 3;

interface LikeParts {
  code: string;
  text: HTMLTextAreaElement;
  /** Where it is shown; empty and hidden while nothing is like it. */
  place: HTMLElement;
  title: string;
  /** Read by people: one line of an answer. */
  answered(answer: { who: string; sentence: string }): string;
}

function lineOf({ code, answered }: LikeParts, item: LikeAnswer['items'][number]): HTMLLIElement {
  const line = document.createElement('li');
  const name = document.createElement('a');
  name.textContent = item.title;
  // In a page of its own: what is typed stays where it is.
  if (item.path) Object.assign(name, { href: `/${code}/${item.path}`, target: '_blank', rel: 'noopener' });
  const state = document.createElement('span');
  state.className = 'meta';
  state.textContent = [item.kindLabel, item.label, item.state].filter(Boolean).join(' · ');
  line.append(name, document.createElement('br'), state);
  if (item.answer) {
    const said = document.createElement('p');
    said.textContent = answered(item.answer);
    line.append(said);
  }
  return line;
}

export function showLike(parts: LikeParts): void {
  const { code, text, place, title } = parts;
  let timer = 0;
  let asked = '';
  async function ask(): Promise<void> {
    const words = text.value.trim();
    if (words === asked) return;
    asked = words;
    if (words.length < LEAST_LETTERS || !navigator.onLine) {
      place.hidden = true;
      return;
    }
    const answer = (await askServer(code, '/public-similar', { text: words.slice(0, 5000) }).catch(
      () => null,
    )) as unknown;
    // An answer to what has been written over meanwhile is of no use.
    if (asked !== words) return;
    const items = (answer as LikeAnswer | null)?.items.slice(0, MOST) ?? [];
    const heading = document.createElement('p');
    heading.textContent = title;
    const list = document.createElement('ul');
    list.append(...items.map((item) => lineOf(parts, item)));
    place.replaceChildren(heading, list);
    place.hidden = items.length === 0;
  }
  text.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), PAUSE_MS);
  });
  void ask();
}
