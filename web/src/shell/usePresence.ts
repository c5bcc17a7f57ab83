import { useEffect } from "react";
import { ask } from "../api/client";

const EVERY = 30_000;
const IDLE = 5 * 60_000;
const SIGNS = ["pointerdown", "keydown", "wheel", "touchstart"] as const;

/** Tells that somebody is there while a page is open, and away when nothing was touched for a while. */
export function usePresence(isHere: boolean) {
  useEffect(() => {
    if (!isHere) return;
    let touched = Date.now();
    let told = "";
    const tell = (presence: "online" | "away") => {
      told = presence;
      // A sign that is lost is followed by the next one.
      ask("put", "/api/chatwright/v1/users/me/presence", { body: { presence } }).catch(() => {
        told = "";
      });
    };
    const now = () => (Date.now() - touched < IDLE ? "online" : "away");
    const touch = () => {
      touched = Date.now();
      if (told !== "online") tell("online");
    };
    SIGNS.forEach((sign) => window.addEventListener(sign, touch, { passive: true }));
    tell("online");
    const timer = setInterval(() => tell(now()), EVERY);
    return () => {
      clearInterval(timer);
      SIGNS.forEach((sign) => window.removeEventListener(sign, touch));
    };
  }, [isHere]);
}
