/** Union-find over 0 … count − 1 with path halving; the least member is always the root, so order does not matter. */
export function createGroups(count: number): { join(a: number, b: number): void; list(): number[][] } {
  const parent = new Int32Array(count);
  for (let i = 0; i < count; i++) parent[i] = i;
  const root = (member: number) => {
    let at = member;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  return {
    join(a, b) {
      const x = root(a);
      const y = root(b);
      parent[Math.max(x, y)] = Math.min(x, y);
    },
    list() {
      const groups = new Map<number, number[]>();
      for (let i = 0; i < count; i++) {
        const first = root(i);
        if (first !== i && !groups.has(first)) groups.set(first, [first]);
        if (first !== i) groups.get(first)!.push(i);
      }
      return [...groups.values()].sort((a, b) => a[0]! - b[0]!);
    },
  };
}
