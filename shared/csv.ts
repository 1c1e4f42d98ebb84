/** RFC 4180 lines that a spreadsheet can open without running anything. */

/** What a spreadsheet takes for the start of a formula, the full-width forms included. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

/** A cell of text. A leading apostrophe makes spreadsheets show a would-be formula as text. */
export function csvText(value: string | null): string {
  if (value === null) return "";
  const defused = formulaStart.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(defused) ? `"${defused.replaceAll('"', '""')}"` : defused;
}

/** One line with its end, from cells that are ready. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.join(",")}\r\n`;
}
