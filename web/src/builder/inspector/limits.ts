import { piecesOf } from "../expressions/pieces";

// What WhatsApp shows at most, in characters or pieces (messaging.md); the server checks the same.
export const LIMITS = {
  /** L01 */
  text: 4096,
  /** L02 */
  caption: 1024,
  /** L03 */
  body: 1024,
  /** L04 */
  header: 60,
  /** L05 */
  footer: 60,
  /** L06 */
  buttons: 3,
  button: 20,
  buttonId: 256,
  /** L07 */
  listButton: 20,
  /** L08 */
  sections: 10,
  section: 24,
  /** L09 */
  rows: 10,
  rowTitle: 24,
  rowDescription: 72,
  rowId: 200,
  /** L10 */
  linkLabel: 20,
  /** L12, also for the sections of lists */
  products: 30,
  /** L14 */
  contacts: 257,
  /** L15 */
  callLabel: 20,
  callMinutes: 43_200,
  /** L29 */
  url: 2000,
} as const;

/** How many characters a text has as people count them. */
export const charactersOf = (text: string) => [...text].length;

/** How long a text is without its expressions, whose length is not known before a conversation. */
export const lengthOf = (text: string) =>
  piecesOf(text).reduce(
    (length, piece) => length + (piece.kind === "text" ? charactersOf(piece.text) : 0),
    0,
  );
