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

/** How long a text is as people count, and without what stands in its expressions, which is not known here. */
export const lengthOf = (text: string) => [...text.replace(/\{\{[\s\S]*?\}\}/g, "")].length;
