/**
 * Text any of our formats can carry: well-formed Unicode, one kind of line end, and none of the control characters
 * that XML 1.0 forbids (a DOCX or XLSX holding one cannot be opened). Tabs become spaces.
 */
export function cleanText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?|\u2028|\u2029/g, '\n')
      .replace(/\t/g, ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\ufeff\ufffe\uffff]/g, '')
  );
}

/** The lines of a text as separate paragraphs: cleaned, trimmed of spaces (also the full-width one), empty ones left out. */
export function paragraphsOf(text: string): string[] {
  return cleanText(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** {@link cleanText} on one line: line ends become a space. */
export function oneLine(text: string): string {
  return cleanText(text)
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}
