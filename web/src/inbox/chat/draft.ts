import { useState } from "react";

const PREFIX = "chatwright.inbox.unsent.";

function kept(key: string): string {
  try {
    return localStorage.getItem(PREFIX + key) ?? "";
  } catch {
    return "";
  }
}

/** What was written in a conversation and not sent yet; it is there again when one comes back. */
export function useUnsent(key: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => kept(key));
  const change = (next: string) => {
    setText(next);
    try {
      if (next) localStorage.setItem(PREFIX + key, next);
      else localStorage.removeItem(PREFIX + key);
    } catch {
      // It is kept for as long as the conversation is on the screen.
    }
  };
  return [text, change];
}
