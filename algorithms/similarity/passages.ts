/**
 * Common passages of two texts: the longest stretches of folded characters that a document shares with a query.
 * The query becomes a suffix automaton (Blumer et al., "The smallest automaton recognizing the subwords of a text",
 * Theoretical Computer Science 40, 1985); one pass over the document gives at each place the longest stretch ending
 * there that the query also has. Linear in both lengths, whatever they hold.
 */
import { mix32 } from './term-table.ts';

/** A stretch shared: `length` folded characters from `document` in the one and `query` in the other. */
export interface CommonStretch {
  document: number;
  query: number;
  length: number;
}

export interface PassageFinder {
  /**
   * Stretches of at least `least` characters, not overlapping in the document, chosen longest first (earlier first among
   * equals), given in the document's order. The longest common substring is always among them if it is long enough.
   */
  find(codes: Uint16Array, length: number, least: number): CommonStretch[];
}

/** @param query folded query, its first `length` units; memory some 60 bytes a unit */
export function createPassageFinder(query: Uint16Array, length: number): PassageFinder {
  const states = length * 2 + 2;
  const longest = new Int32Array(states);
  const link = new Int32Array(states).fill(-1);
  const endsAt = new Int32Array(states);
  const firstEdge = new Int32Array(states).fill(-1);
  let capacity = 64;
  while (capacity < length * 6 + 16) capacity *= 2;
  const edgeState = new Int32Array(capacity).fill(-1);
  const edgeUnit = new Uint16Array(capacity);
  const edgeTo = new Int32Array(capacity);
  const nextEdge = new Int32Array(capacity);
  let size = 1;
  let end = 0;

  function slotOf(state: number, unit: number): number {
    let slot = mix32(Math.imul(state, 0x9e3779b1) ^ unit) & (capacity - 1);
    while (edgeState[slot] !== -1 && (edgeState[slot] !== state || edgeUnit[slot] !== unit)) {
      slot = (slot + 1) & (capacity - 1);
    }
    return slot;
  }
  function setEdge(state: number, unit: number, to: number): void {
    const slot = slotOf(state, unit);
    if (edgeState[slot] === -1) {
      edgeState[slot] = state;
      edgeUnit[slot] = unit;
      nextEdge[slot] = firstEdge[state]!;
      firstEdge[state] = slot;
    }
    edgeTo[slot] = to;
  }
  function split(from: number, unit: number, target: number): number {
    const clone = size++;
    longest[clone] = longest[from]! + 1;
    link[clone] = link[target]!;
    endsAt[clone] = endsAt[target]!;
    for (let slot = firstEdge[target]!; slot !== -1; slot = nextEdge[slot]!) {
      setEdge(clone, edgeUnit[slot]!, edgeTo[slot]!);
    }
    for (let state = from; state !== -1; state = link[state]!) {
      const slot = slotOf(state, unit);
      if (edgeState[slot] === -1 || edgeTo[slot] !== target) break;
      edgeTo[slot] = clone;
    }
    link[target] = clone;
    return clone;
  }
  for (let i = 0; i < length; i++) {
    const unit = query[i]!;
    const state = size++;
    longest[state] = longest[end]! + 1;
    endsAt[state] = i + 1;
    let from = end;
    let slot = slotOf(from, unit);
    while (from !== -1 && edgeState[slot] === -1) {
      setEdge(from, unit, state);
      from = link[from]!;
      if (from !== -1) slot = slotOf(from, unit);
    }
    if (from === -1) link[state] = 0;
    else {
      const target = edgeTo[slot]!;
      link[state] = longest[target] === longest[from]! + 1 ? target : split(from, unit, target);
    }
    end = state;
  }

  return {
    find(codes, count, least) {
      const found: CommonStretch[] = [];
      let state = 0;
      let run = 0;
      let before = 0;
      for (let i = 0; i <= count; i++) {
        const stateBefore = state;
        before = run;
        if (i < count) {
          const unit = codes[i]!;
          let slot = slotOf(state, unit);
          while (edgeState[slot] === -1 && state !== 0) {
            state = link[state]!;
            run = longest[state]!;
            slot = slotOf(state, unit);
          }
          if (edgeState[slot] === -1) run = 0;
          else {
            state = edgeTo[slot]!;
            run++;
          }
        } else run = 0;
        if (run <= before && before >= least) {
          found.push({ document: i - before, query: endsAt[stateBefore]! - before, length: before });
        }
      }
      return chooseDisjoint(found, count, least);
    },
  };
}

/**
 * Longest first; what overlaps a chosen stretch is cut to its free part. Since chosen stretches were longer before they
 * were cut, the free part of a later one is in one piece.
 */
function chooseDisjoint(found: CommonStretch[], count: number, least: number): CommonStretch[] {
  const order = found.map((_, i) => i).sort((a, b) => found[b]!.length - found[a]!.length || a - b);
  const chosen: CommonStretch[] = [];
  const after = createFreePlaces(count + 2);
  const before = createFreePlaces(count + 2);
  for (const i of order) {
    const stretch = found[i]!;
    const from = after.next(stretch.document);
    const to = count + 1 - before.next(count + 1 - (stretch.document + stretch.length));
    if (to - from < least) continue;
    chosen.push({ document: from, query: stretch.query + from - stretch.document, length: to - from });
    for (let at = from; at < to; at++) {
      after.take(at);
      before.take(count - at);
    }
  }
  return chosen.sort((a, b) => a.document - b.document);
}

/** Next place not taken at or after a given one, by union-find with path halving. */
function createFreePlaces(size: number): { next(at: number): number; take(at: number): void } {
  const parent = new Int32Array(size);
  for (let i = 0; i < size; i++) parent[i] = i;
  return {
    next(at) {
      let place = at;
      while (parent[place] !== place) {
        parent[place] = parent[parent[place]!]!;
        place = parent[place]!;
      }
      return place;
    },
    take(at) {
      parent[at] = at + 1;
    },
  };
}
