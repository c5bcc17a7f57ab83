// Expressions stand between double braces in definitions, and without them in fields.

/** The script of a text that is one expression and nothing else; null for any other text. */
export function scriptOf(text: unknown): string | null {
  const found = typeof text === "string" ? /^\s*\{\{([\s\S]*)\}\}\s*$/.exec(text) : null;
  const script = found?.[1]?.trim() ?? null;
  // `{{a}} and {{b}}` begins and ends with braces too, and is two expressions.
  return script !== null && /\}\}[\s\S]*\{\{/.test(script) ? null : script;
}

export const braced = (script: string) => `{{${script}}}`;
