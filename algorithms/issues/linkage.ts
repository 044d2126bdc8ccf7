/**
 * Average linkage on a sparse graph: the two groups with the greatest mean cosine over all their pairs join, as long
 * as that mean reaches a threshold (Sokal and Michener 1958). Only groups joined by an edge are tried, which loses
 * nothing when the graph holds every pair of at least the threshold: a mean cannot exceed its greatest member.
 * The mean over all pairs is taken from the groups' sum vectors, (ΣA · ΣB) / (|A| |B|), so weak pairs count too.
 */
import type { Edges } from './neighbours.ts';
import type { Vectors } from './vectors.ts';

/**
 * @returns for each row the number of its group; groups are numbered by their first row
 */
export function averageLinkage(vectors: Vectors, edges: Edges, threshold: number): Int32Array {
  const n = vectors.start.length - 1;
  const groups = new Groups(vectors);
  const heap = new PairHeap();
  for (let e = 0; e < edges.first.length; e++) {
    const [a, b, sum] = [edges.first[e]!, edges.second[e]!, edges.cosine[e]!];
    groups.link(a, b, sum);
    if (sum >= threshold) heap.push(sum, a, b);
  }
  for (let top = heap.pop(); top; top = heap.pop()) {
    if (!groups.alive(top.a) || !groups.alive(top.b)) continue;
    const joined = groups.join(top.a, top.b);
    for (const [other, sum] of groups.linksOf(joined)) {
      const mean = sum / (groups.size(joined) * groups.size(other));
      if (mean >= threshold) heap.push(mean, joined, other);
    }
  }
  return groups.labels(n);
}

interface Sum {
  feature: Int32Array;
  value: Float64Array | Float32Array;
}

/** Living groups, their sum vectors, and the sums of cosines to groups they are linked with. */
class Groups {
  readonly #vectors: Vectors;
  readonly #rows: number;
  readonly #parent: number[] = [];
  readonly #sizes: number[] = [];
  readonly #links: (Map<number, number> | undefined)[] = [];
  readonly #sums = new Map<number, Sum>();
  readonly #dense: Float64Array;

  constructor(vectors: Vectors) {
    this.#vectors = vectors;
    this.#rows = vectors.start.length - 1;
    this.#dense = new Float64Array(vectors.features);
    for (let i = 0; i < this.#rows; i++) {
      this.#parent.push(-1);
      this.#sizes.push(1);
      this.#links.push(undefined);
    }
  }

  alive(group: number): boolean {
    return this.#parent[group] === -1;
  }

  size(group: number): number {
    return this.#sizes[group]!;
  }

  linksOf(group: number): Map<number, number> {
    let links = this.#links[group];
    if (!links) {
      links = new Map();
      this.#links[group] = links;
    }
    return links;
  }

  link(a: number, b: number, sum: number): void {
    this.linksOf(a).set(b, sum);
    this.linksOf(b).set(a, sum);
  }

  join(a: number, b: number): number {
    const joined = this.#parent.length;
    this.#parent[a] = joined;
    this.#parent[b] = joined;
    this.#parent.push(-1);
    this.#sizes.push(this.#sizes[a]! + this.#sizes[b]!);
    const [linksA, linksB] = [this.linksOf(a), this.linksOf(b)];
    linksA.delete(b);
    linksB.delete(a);
    const links = new Map<number, number>();
    this.#links.push(links);
    this.#meet(linksA, linksB, b, links);
    this.#meet(linksB, linksA, a, links);
    for (const [other, sum] of links) {
      const theirs = this.linksOf(other);
      theirs.delete(a);
      theirs.delete(b);
      theirs.set(joined, sum);
    }
    this.#sums.set(joined, this.#add(this.#sum(a), this.#sum(b)));
    this.#sums.delete(a);
    this.#sums.delete(b);
    this.#links[a] = undefined;
    this.#links[b] = undefined;
    return joined;
  }

  /** Adds to `links` every group of `mine` with its sum to both; what `theirs` lacks is computed against `partner`. */
  #meet(mine: Map<number, number>, theirs: Map<number, number>, partner: number, links: Map<number, number>): void {
    let scattered: Sum | undefined;
    for (const [other, sum] of mine) {
      const known = theirs.get(other);
      if (known !== undefined) {
        links.set(other, sum + known);
        continue;
      }
      if (!scattered) {
        scattered = this.#sum(partner);
        for (let k = 0; k < scattered.feature.length; k++) this.#dense[scattered.feature[k]!] = scattered.value[k]!;
      }
      const { feature, value } = this.#sum(other);
      let dot = 0;
      for (let k = 0; k < feature.length; k++) dot += this.#dense[feature[k]!]! * value[k]!;
      links.set(other, sum + dot);
    }
    if (scattered) for (const feature of scattered.feature) this.#dense[feature] = 0;
  }

  #sum(group: number): Sum {
    const sum = this.#sums.get(group);
    if (sum) return sum;
    const { start, feature, value } = this.#vectors;
    const [from, to] = [start[group]!, start[group + 1]!];
    return { feature: feature.subarray(from, to), value: value.subarray(from, to) };
  }

  #add(a: Sum, b: Sum): Sum {
    const feature = new Int32Array(a.feature.length + b.feature.length);
    const value = new Float64Array(feature.length);
    let [i, j, k] = [0, 0, 0];
    while (i < a.feature.length || j < b.feature.length) {
      const fa = i < a.feature.length ? a.feature[i]! : 0x7fffffff;
      const fb = j < b.feature.length ? b.feature[j]! : 0x7fffffff;
      feature[k] = Math.min(fa, fb);
      if (fa <= fb) value[k]! += a.value[i++]!;
      if (fb <= fa) value[k]! += b.value[j++]!;
      k++;
    }
    return { feature: feature.slice(0, k), value: value.slice(0, k) };
  }

  labels(n: number): Int32Array {
    const root = new Int32Array(this.#parent.length);
    for (let g = root.length - 1; g >= 0; g--) root[g] = this.#parent[g] === -1 ? g : root[this.#parent[g]!]!;
    const number = new Map<number, number>();
    const labels = new Int32Array(n);
    for (let i = 0; i < n; i++) {
      const at = root[i]!;
      if (!number.has(at)) number.set(at, number.size);
      labels[i] = number.get(at)!;
    }
    return labels;
  }
}

/** A binary heap of pairs, greatest key first, ties by the smaller numbers. */
class PairHeap {
  #keys: number[] = [];
  #as: number[] = [];
  #bs: number[] = [];

  push(key: number, x: number, y: number): void {
    const [a, b] = x < y ? [x, y] : [y, x];
    let at = this.#keys.length;
    this.#keys.push(key);
    this.#as.push(a);
    this.#bs.push(b);
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!this.#before(at, up)) break;
      this.#swap(at, up);
      at = up;
    }
  }

  pop(): { key: number; a: number; b: number } | undefined {
    if (this.#keys.length === 0) return undefined;
    const last = this.#keys.length - 1;
    this.#swap(0, last);
    const top = { key: this.#keys.pop()!, a: this.#as.pop()!, b: this.#bs.pop()! };
    for (let at = 0; ; ) {
      const left = 2 * at + 1;
      if (left >= last) break;
      const child = left + 1 < last && this.#before(left + 1, left) ? left + 1 : left;
      if (!this.#before(child, at)) break;
      this.#swap(child, at);
      at = child;
    }
    return top;
  }

  #before(i: number, j: number): boolean {
    if (this.#keys[i] !== this.#keys[j]) return this.#keys[i]! > this.#keys[j]!;
    if (this.#as[i] !== this.#as[j]) return this.#as[i]! < this.#as[j]!;
    return this.#bs[i]! < this.#bs[j]!;
  }

  #swap(i: number, j: number): void {
    [this.#keys[i], this.#keys[j]] = [this.#keys[j]!, this.#keys[i]!];
    [this.#as[i], this.#as[j]] = [this.#as[j]!, this.#as[i]!];
    [this.#bs[i], this.#bs[j]] = [this.#bs[j]!, this.#bs[i]!];
  }
}
