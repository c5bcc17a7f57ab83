import { piecesOf } from "../expressions/pieces";

// What WhatsApp shows at most, in characters or pieces (messaging.md); the server checks the same.
export const LIMITS = {
  text: 4096,
  body: 1024,
  header: 60,
  footer: 60,
  listButton: 20,
  section: 24,
  rowTitle: 24,
  rowDescription: 72,
  rows: 10,
  button: 20,
  buttons: 3,
} as const;

/** How many characters a text has as people count them. */
export const charactersOf = (text: string) => [...text].length;

/** How long a text is without its expressions, whose length is not known before a conversation. */
export const lengthOf = (text: string) =>
  piecesOf(text).reduce(
    (length, piece) => length + (piece.kind === "text" ? charactersOf(piece.text) : 0),
    0,
  );
