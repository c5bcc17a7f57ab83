// Shortcuts as text: `mod+shift+Z`. Pure, apart from asking which machine this is.

export const isMac = () => /Mac|iPhone|iPad/.test(navigator.userAgent);

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey" | "code">;

/** Whether a key that was pressed is this shortcut. Shift only counts for letters and named keys: `?` has it already. */
export function isPressed(shortcut: string, event: Pressed): boolean {
  const parts = shortcut.split("+");
  const key = shortcut.endsWith("++") ? "+" : parts.at(-1)!;
  const wants = (name: string) => parts.slice(0, -1).includes(name);
  const mod = event.ctrlKey || event.metaKey;
  if (wants("mod") !== mod || wants("alt") !== event.altKey) return false;
  const isSign = key.length === 1 && !/[a-z0-9]/i.test(key);
  if (!isSign && wants("shift") !== event.shiftKey) return false;
  if (event.key.toLowerCase() === key.toLowerCase()) return true;
  if (/^[0-9]$/.test(key) && event.code === `Digit${key}`) return true;
  // On a keyboard of other letters, the place of the key counts.
  return (
    /^[a-z]$/i.test(key) && !/^[a-z]$/i.test(event.key) && event.code === `Key${key.toUpperCase()}`
  );
}

const NAMED: Record<string, string> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Delete: "Del",
  Backspace: "⌫",
  Escape: "Esc",
};

/** The keys of a shortcut as they stand on the keyboard. */
export function keysOf(shortcut: string, mac = isMac()): string[] {
  const parts = shortcut.endsWith("++")
    ? [...shortcut.slice(0, -2).split("+"), "+"]
    : shortcut.split("+");
  return parts.map((part) => {
    if (part === "mod") return mac ? "⌘" : "Ctrl";
    if (part === "shift") return mac ? "⇧" : "Shift";
    if (part === "alt") return mac ? "⌥" : "Alt";
    return NAMED[part] ?? (part.length === 1 ? part.toUpperCase() : part);
  });
}

const TYPING =
  "input, textarea, select, [contenteditable=''], [contenteditable='true'], .cm-editor";
const OVERLAY = "[role='dialog'], [role='menu'], [role='listbox'], [role='alertdialog']";

/** Whether the person writes, or is in a dialog or menu: then the keys are not for the canvas. */
export function isBusy(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`${TYPING}, ${OVERLAY}`) !== null;
}

/** Whether the person is on the canvas: the focus is on it, or nowhere. */
export function isOnCanvas(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || target === document.body) return true;
  return target.closest(".canvas") !== null;
}
