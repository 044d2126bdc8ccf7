/**
 * All pairs of rows whose cosine is at least a threshold, exactly. The commonest features of a row stay out of the
 * inverted index as long as their length is below the threshold: by Cauchy and Schwarz a pair meeting only there
 * cannot reach it (Bayardo, Ma, Srikant 2007; Anastasiu and Karypis 2014). What a pair may still share in the features
 * kept out is bounded by the lengths of both rows up to the rarest of them.
 */
import type { Vectors } from './vectors.ts';

/** Pairs (first > second) with their cosine. */
export interface Edges {
  first: Int32Array;
  second: Int32Array;
  cosine: Float64Array;
}

/**
 * @param threshold least cosine, in (0, 1]
 * @param most each row keeps its `most` strongest partners (ties by row number); a pair stays when either keeps it
 */
export function strongPairs(vectors: Vectors, threshold: number, most: number): Edges {
  const { start, feature, value, features } = vectors;
  const n = start.length - 1;
  const cut = new Float64Array(n);
  const rest = new Float64Array(n);
  const length = new Int32Array(features);
  for (let i = 0; i < n; i++) {
    let k = start[i]!;
    let square = 0;
    while (k < start[i + 1]! && square + value[k]! ** 2 < (threshold * (1 - 1e-6)) ** 2) square += value[k++]! ** 2;
    cut[i] = k;
    rest[i] = Math.sqrt(square);
    for (; k < start[i + 1]!; k++) length[feature[k]!]!++;
  }
  const begin = new Float64Array(features + 1);
  for (let f = 0; f < features; f++) begin[f + 1] = begin[f]! + length[f]!;
  const row = new Int32Array(begin[features]!);
  const weight = new Float32Array(row.length);
  const end = begin.slice(0, features);

  const reach = reachOf(vectors, cut);
  const norms = new Float64Array(STEPS);
  const dense = new Float64Array(features);
  const sum = new Float32Array(n);
  const touched = new Int32Array(n);
  const edges = new EdgeList();
  for (let i = 0; i < n; i++) {
    let count = 0;
    fillNorms(vectors, i, norms);
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const f = feature[k]!;
      const x = value[k]!;
      dense[f] = x;
      const last = end[f]!;
      for (let p = begin[f]!; p < last; p++) {
        const j = row[p]!;
        if (sum[j] === 0) touched[count++] = j;
        sum[j]! += x * weight[p]!;
      }
    }
    for (let c = 0; c < count; c++) {
      const j = touched[c]!;
      let cosine = sum[j]!;
      sum[j] = 0;
      if (cosine + rest[j]! * norms[reach[j]!]! < threshold) continue;
      for (let k = start[j]!; k < cut[j]!; k++) cosine += dense[feature[k]!]! * value[k]!;
      if (cosine >= threshold) edges.push(i, j, Math.min(1, cosine));
    }
    for (let k = start[i]!; k < start[i + 1]!; k++) dense[feature[k]!] = 0;
    for (let k = cut[i]!; k < start[i + 1]!; k++) {
      const at = end[feature[k]!]!++;
      row[at] = i;
      weight[at] = value[k]!;
    }
  }
  return strongest(edges.done(), n, most);
}

/** Steps on a scale of eight to each doubling of the feature's number; the last one takes all. */
const STEPS = 256;
const stepOf = (feature: number) => Math.min(STEPS - 1, Math.floor(8 * Math.log2(feature + 1)));

/** Step of the rarest feature each row keeps out of the index. */
function reachOf({ start, feature }: Vectors, cut: Float64Array): Uint8Array {
  return Uint8Array.from(cut, (end, i) => (end > start[i]! ? stepOf(feature[end - 1]!) : 0));
}

/** For every step, the length of a row's features up to its end: what it can share with features kept out of the index. */
function fillNorms({ start, feature, value }: Vectors, row: number, norms: Float64Array): void {
  let square = 0;
  let step = 0;
  for (let k = start[row]!; k < start[row + 1]!; k++) {
    const own = stepOf(feature[k]!);
    for (const before = Math.sqrt(square); step < own; step++) norms[step] = before;
    square += value[k]! ** 2;
  }
  // Rounding must never hide a pair.
  for (const all = Math.sqrt(square); step < STEPS; step++) norms[step] = all;
  for (let s = 0; s < STEPS; s++) norms[s]! += 1e-6;
}

/** Keeps each row's `most` strongest pairs. */
function strongest(edges: Edges, n: number, most: number): Edges {
  const degree = new Int32Array(n);
  for (let e = 0; e < edges.first.length; e++) {
    degree[edges.first[e]!]!++;
    degree[edges.second[e]!]!++;
  }
  if (degree.every((d) => d <= most)) return edges;
  const start = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) start[i + 1] = start[i]! + degree[i]!;
  const list = new Int32Array(start[n]!);
  const fill = start.slice(0, n);
  for (let e = 0; e < edges.first.length; e++) {
    list[fill[edges.first[e]!]!++] = e;
    list[fill[edges.second[e]!]!++] = e;
  }
  const kept = new Uint8Array(edges.first.length);
  for (let i = 0; i < n; i++) {
    const mine = list.subarray(start[i]!, start[i + 1]!);
    if (mine.length > most) {
      const other = (e: number) => edges.first[e]! + edges.second[e]! - i;
      mine.sort((a, b) => edges.cosine[b]! - edges.cosine[a]! || other(a) - other(b));
    }
    for (const e of mine.subarray(0, most)) kept[e] = 1;
  }
  return {
    first: edges.first.filter((_, e) => kept[e] === 1),
    second: edges.second.filter((_, e) => kept[e] === 1),
    cosine: edges.cosine.filter((_, e) => kept[e] === 1),
  };
}

class EdgeList {
  #first = new Int32Array(1024);
  #second = new Int32Array(1024);
  #cosine = new Float64Array(1024);
  #size = 0;

  push(first: number, second: number, cosine: number): void {
    if (this.#size === this.#first.length) {
      const room = this.#size * 2;
      const [f, s, c] = [new Int32Array(room), new Int32Array(room), new Float64Array(room)];
      f.set(this.#first);
      s.set(this.#second);
      c.set(this.#cosine);
      [this.#first, this.#second, this.#cosine] = [f, s, c];
    }
    this.#first[this.#size] = first;
    this.#second[this.#size] = second;
    this.#cosine[this.#size++] = cosine;
  }

  done(): Edges {
    const size = this.#size;
    return {
      first: this.#first.subarray(0, size),
      second: this.#second.subarray(0, size),
      cosine: this.#cosine.subarray(0, size),
    };
  }
}
