/** The seats of one topic while members ask for them: who stays, who must go, and how good one has to be. */

/** Members with a key each; the one of the greatest key on top. */
class Heap {
  keys = new Float64Array(8);
  items = new Int32Array(8);
  size = 0;

  push(item: number, key: number): void {
    if (this.size === this.items.length) {
      const keys = new Float64Array(this.size * 2);
      keys.set(this.keys);
      this.keys = keys;
      const items = new Int32Array(this.size * 2);
      items.set(this.items);
      this.items = items;
    }
    const { keys, items } = this;
    let at = this.size++;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (keys[up]! >= key) break;
      keys[at] = keys[up]!;
      items[at] = items[up]!;
      at = up;
    }
    keys[at] = key;
    items[at] = item;
  }

  pop(): number {
    const top = this.items[0]!;
    const last = --this.size;
    this.sink(this.items[last]!, this.keys[last]!);
    return top;
  }

  /** Takes the top out and puts another in. */
  swap(item: number, key: number): number {
    const top = this.items[0]!;
    this.sink(item, key);
    return top;
  }

  private sink(item: number, key: number): void {
    const { keys, items, size } = this;
    let at = 0;
    for (let down = 1; down < size; down = 2 * at + 1) {
      if (down + 1 < size && keys[down + 1]! > keys[down]!) down++;
      if (keys[down]! <= key) break;
      keys[at] = keys[down]!;
      items[at] = items[down]!;
      at = down;
    }
    keys[at] = key;
    items[at] = item;
  }
}

/** Those holding reserved seats who belong to the same of the topic's kinds: they can stand in for one another. */
interface Alike {
  mask: number;
  holders: Heap;
  /** How many of them sit on the seats of each kind. */
  on: Int32Array;
}

/**
 * The seats of one topic. The set held is always what the topic would choose from all who ever asked: first as many
 * reserved seats as can be filled, with the best who can fill them (greedy in a transversal matroid; Sönmez, Yenmez,
 * *Econometrica* 90, 2022, "meritorious horizontal choice"; with one kind a member, minority reserves of Hafalir,
 * Yenmez, Yildirim, *Theoretical Economics* 8, 2013), then the best of the rest on the open seats. This choice is
 * substitutable and never shrinks, which is what makes deferred acceptance stable and truthful.
 */
export class Seats {
  private readonly capacity: number;
  private readonly quota: readonly number[];
  private readonly used: Int32Array;
  private readonly open = new Heap();
  private readonly alike = new Map<number, Alike>();
  private readonly from: Int32Array;
  private readonly through: Array<Alike | null>;
  size = 0;

  /**
   * @param capacity greatest number of members, a whole number
   * @param quota reserved seats by the topic's own numbering of kinds, together at most `capacity`
   */
  constructor(capacity: number, quota: readonly number[]) {
    this.capacity = capacity;
    this.quota = quota;
    this.used = new Int32Array(quota.length);
    this.from = new Int32Array(quota.length);
    this.through = new Array(quota.length).fill(null);
  }

  /**
   * A member asks for a seat.
   * @param key rank at this topic, smaller is better, no two alike
   * @param mask the topic's kinds she belongs to, as bits
   * @returns who goes away empty: she, another, or -1 for nobody
   */
  offer(member: number, key: number, mask: number): number {
    if (this.capacity === 0) return member;
    let toOpen = member;
    let itsKey = key;
    if (mask !== 0) {
      const displaced = this.reserve(member, key, mask);
      toOpen = displaced.member;
      itsKey = displaced.key;
    }
    if (this.size < this.capacity) {
      this.size++;
      if (toOpen >= 0) this.open.push(toOpen, itsKey);
      return -1;
    }
    if (toOpen < 0) return this.open.pop();
    if (this.open.size === 0 || this.open.keys[0]! < itsKey) return toOpen;
    return this.open.swap(toOpen, itsKey);
  }

  /** Puts a member on a reserved seat if that fills one more or betters them; says who has none then. */
  private reserve(member: number, key: number, mask: number): { member: number; key: number } {
    const reached = this.reach(mask);
    const free = reached.find((kind) => this.used[kind]! < this.quota[kind]!);
    if (free !== undefined) {
      this.used[free]!++;
      this.shift(free, mask, member, key);
      return { member: -1, key: 0 };
    }
    const worst = this.worstOn(reached);
    if (worst === null || worst.key < key) return { member, key };
    worst.alike.on[worst.kind]!--;
    const displaced = worst.alike.holders.pop();
    this.shift(worst.kind, mask, member, key);
    return { member: displaced, key: worst.key };
  }

  /** The kinds whose seats can be had by moving holders to other seats they may sit on, breadth first. */
  private reach(mask: number): number[] {
    const reached: number[] = [];
    let seen = 0;
    const visit = (bits: number, from: number, through: Alike | null): void => {
      for (let rest = bits & ~seen; rest !== 0; rest &= rest - 1) {
        const kind = 31 - Math.clz32(rest & -rest);
        seen |= 1 << kind;
        this.from[kind] = from;
        this.through[kind] = through;
        reached.push(kind);
      }
    };
    visit(mask, -1, null);
    for (let i = 0; i < reached.length; i++) {
      const kind = reached[i]!;
      for (const alike of this.alike.values()) if (alike.on[kind]! > 0) visit(alike.mask, kind, alike);
    }
    return reached;
  }

  private worstOn(reached: readonly number[]): { alike: Alike; kind: number; key: number } | null {
    let worst: { alike: Alike; kind: number; key: number } | null = null;
    for (const alike of this.alike.values()) {
      const kind = reached.find((one) => alike.on[one]! > 0);
      if (kind === undefined) continue;
      const key = alike.holders.keys[0]!;
      if (worst === null || key > worst.key) worst = { alike, kind, key };
    }
    return worst;
  }

  /** Moves holders along the path found by `reach` so that the member can sit down and `kind` has one more. */
  private shift(kind: number, mask: number, member: number, key: number): void {
    let to = kind;
    while (this.from[to]! >= 0) {
      const before = this.from[to]!;
      const alike = this.through[to]!;
      alike.on[before]!--;
      alike.on[to]!++;
      to = before;
    }
    let own = this.alike.get(mask);
    if (own === undefined) {
      own = { mask, holders: new Heap(), on: new Int32Array(this.quota.length) };
      this.alike.set(mask, own);
    }
    own.on[to]!++;
    own.holders.push(member, key);
  }

  /** No key of this size or greater gets a seat, whatever the kinds. */
  bar(): number {
    if (this.size < this.capacity) return Infinity;
    for (let kind = 0; kind < this.quota.length; kind++) if (this.used[kind]! < this.quota[kind]!) return Infinity;
    return this.worstOfAll();
  }

  /** The worst key on an open seat; -1 if none is taken. */
  worstOpen(): number {
    return this.open.size === 0 ? -1 : this.open.keys[0]!;
  }

  /** The worst key on any seat; -1 if none is taken. */
  worstOfAll(): number {
    let worst = this.worstOpen();
    for (const { holders } of this.alike.values()) if (holders.size > 0) worst = Math.max(worst, holders.keys[0]!);
    return worst;
  }

  /** How good one of these kinds has to be: she would get a seat with any smaller key (Infinity: with any at all). */
  cutoff(mask: number): number {
    if (this.capacity === 0) return -1;
    if (this.size < this.capacity) return Infinity;
    if (mask === 0 || this.quota.length === 0) return this.worstOpen();
    const reached = this.reach(mask);
    if (reached.some((kind) => this.used[kind]! < this.quota[kind]!)) return Infinity;
    return Math.max(this.worstOpen(), this.worstOn(reached)?.key ?? -1);
  }

  /** Calls `each(member, kind)` for all who hold a seat; kind -1 is an open seat. */
  forEach(each: (member: number, kind: number) => void): void {
    for (let i = 0; i < this.open.size; i++) each(this.open.items[i]!, -1);
    for (const { holders, on } of this.alike.values()) {
      let kind = 0;
      let left = on[0]!;
      for (let i = 0; i < holders.size; i++) {
        while (left === 0) left = on[++kind]!;
        left--;
        each(holders.items[i]!, kind);
      }
    }
  }
}
