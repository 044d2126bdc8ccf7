/** Tables of figures, printed as Markdown so that they go into RESULTS.md as they are. */

/** @param rows cells as text; the first row is the head */
export function printTable(rows: ReadonlyArray<ReadonlyArray<string | number>>): void {
  const text = rows.map((row) => row.map(String));
  const widths = text[0]!.map((_, column) => Math.max(3, ...text.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join(' | ')} |`;
  console.log(line(text[0]!));
  console.log(
    `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`,
  );
  for (const row of text.slice(1)) console.log(line(row));
}

/** Rounded for people: three digits that count; a dash where nothing was measured. */
export const figure = (value: number): string =>
  !Number.isFinite(value)
    ? '–'
    : value >= 100
      ? String(Math.round(value))
      : value >= 10
        ? value.toFixed(1)
        : value.toFixed(2);

/** NaN of nothing. */
export const median = (values: readonly number[]): number => {
  const sorted = values.filter((value) => Number.isFinite(value)).sort((a, b) => a - b);
  if (sorted.length === 0) return Number.NaN;
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};
