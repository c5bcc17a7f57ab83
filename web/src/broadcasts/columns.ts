// The first rows of a list, read in the browser to show its columns before it is uploaded. The server reads it again.

export const HEAD_BYTES = 64 * 1024;
const DELIMITERS = [",", ";", "\t", "|"];

/** The first rows of CSV, at most `most`. */
export function firstRows(text: string, most: number): string[][] {
  const plain = text.replace(/^\uFEFF/, "");
  const line = plain.trimStart().split(/\r?\n/, 1)[0] ?? "";
  const delimiter = DELIMITERS.reduce((best, one) =>
    line.split(one).length > line.split(best).length ? one : best,
  );
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const endRow = () => {
    row.push(cell.trim());
    cell = "";
    if (row.some((one) => one !== "")) rows.push(row);
    row = [];
  };
  for (let at = 0; at < plain.length && rows.length < most; at += 1) {
    const char = plain[at]!;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (plain[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === delimiter) {
      row.push(cell.trim());
      cell = "";
    } else if (char === "\n") endRow();
    else if (char !== "\r") cell += char;
  }
  if (rows.length < most && (cell !== "" || row.length > 0)) endRow();
  return rows;
}

const digits = (text: string | undefined) => (text ?? "").replace(/\D/g, "").length;
const PHONE = /phone|mobile|msisdn|whatsapp|tel|number|جوال|هاتف|رقم/i;

/** Whether the first row names the columns: then nothing in it looks like a phone number. */
export const hasHeadings = (rows: string[][]) =>
  rows.length > 0 && !rows[0]!.some((cell) => digits(cell) >= 7);

/** The column that has the phone numbers most probably. */
export function phoneColumn(rows: string[][], headings: boolean): number {
  const first = rows[0] ?? [];
  const named = headings ? first.findIndex((cell) => PHONE.test(cell)) : -1;
  if (named >= 0) return named;
  const scores = first.map(
    (_, column) => rows.slice(headings ? 1 : 0).filter((row) => digits(row[column]) >= 7).length,
  );
  return Math.max(0, scores.indexOf(Math.max(...scores)));
}
