/** Eigenvalues, greatest first, and eigenvectors of a symmetric matrix: `vectors[k]` belongs to `values[k]`. */
export type EigenPairs = { readonly values: Float64Array; readonly vectors: Float64Array[] };

/** One implicit-shift QL sweep over rows l … m; rotations are applied to the columns of z. */
function sweep(d: Float64Array, e: Float64Array, z: Float64Array[], l: number, m: number): void {
  let g = (d[l + 1]! - d[l]!) / (2 * e[l]!);
  let r = Math.hypot(g, 1);
  g = d[m]! - d[l]! + e[l]! / (g + (g >= 0 ? r : -r));
  let s = 1;
  let c = 1;
  let p = 0;
  for (let i = m - 1; i >= l; i--) {
    const f = s * e[i]!;
    const b = c * e[i]!;
    r = Math.hypot(f, g);
    e[i + 1] = r;
    if (r === 0) {
      d[i + 1]! -= p;
      e[m] = 0;
      return;
    }
    s = f / r;
    c = g / r;
    g = d[i + 1]! - p;
    r = (d[i]! - g) * s + 2 * c * b;
    p = s * r;
    d[i + 1] = g + p;
    g = c * r - b;
    const low = z[i]!;
    const high = z[i + 1]!;
    for (let k = 0; k < low.length; k++) {
      const value = high[k]!;
      high[k] = s * low[k]! + c * value;
      low[k] = c * low[k]! - s * value;
    }
  }
  d[l]! -= p;
  e[l] = g;
  e[m] = 0;
}

/**
 * Eigenpairs of a symmetric tridiagonal matrix by the implicit QL method (Bowdler, Martin, Reinsch, Wilkinson 1968).
 * @param diagonal length n
 * @param beside length n − 1, the elements beside the diagonal
 * @throws Error when a value does not converge in 60 sweeps, which only happens to input that is not finite
 */
export function eigenTridiagonal(diagonal: ArrayLike<number>, beside: ArrayLike<number>): EigenPairs {
  const n = diagonal.length;
  const d = Float64Array.from(diagonal);
  const e = new Float64Array(n + 1);
  for (let i = 0; i < n - 1; i++) e[i] = beside[i]!;
  const z = Array.from({ length: n }, (_, i) => {
    const unit = new Float64Array(n);
    unit[i] = 1;
    return unit;
  });
  for (let l = 0; l < n; l++) {
    for (let count = 0; ; count++) {
      let m = l;
      while (m < n - 1 && Math.abs(e[m]!) > 2 ** -52 * (Math.abs(d[m]!) + Math.abs(d[m + 1]!))) m++;
      if (m === l) break;
      if (count === 60) throw new Error('the eigenvalues do not converge: is every number finite?');
      sweep(d, e, z, l, m);
    }
  }
  const order = Array.from(d, (_, i) => i).sort((a, b) => d[b]! - d[a]!);
  return { values: Float64Array.from(order, (i) => d[i]!), vectors: order.map((i) => z[i]!) };
}
