/** Rows of fields of a comma-separated text (RFC 4180: quoted fields may hold commas, line breaks, doubled quotes). */
export function* readCsv(text: string): Generator<string[], undefined> {
  let row: string[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    let field: string;
    if (text[at] === '"') {
      let end = text.indexOf('"', at + 1);
      while (end !== -1 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
      if (end === -1) throw new SyntaxError(`line ${line}: a quoted field is not closed`);
      field = text.slice(at + 1, end).replaceAll('""', '"');
      line += field.split('\n').length - 1;
      at = end + 1;
      const after = text[at];
      if (after !== undefined && after !== ',' && after !== '\n' && after !== '\r') {
        throw new SyntaxError(`line ${line}: text after a closing quote`);
      }
    } else {
      let end = at;
      while (end < text.length) {
        const code = text.charCodeAt(end);
        if (code === 44 || code === 10 || code === 13) break;
        end++;
      }
      field = text.slice(at, end);
      at = end;
    }
    row.push(field);
    if (text[at] === ',') {
      at++;
      if (at === text.length) row.push('');
      else continue;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    at++;
    line++;
    if (row.length > 1 || row[0] !== '') yield row;
    row = [];
  }
  if (row.length) yield row;
}

/** One line of comma-separated text, quoted only where needed, without the line break. */
export function csvLine(fields: readonly (string | number)[]): string {
  return fields
    .map((field) => {
      const text = String(field);
      return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(',');
}
