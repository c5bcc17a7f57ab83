import { useCallback, useState } from "react";

const KEY = "chatwright.customer";
const FIRST = 6591234567;

const stored = () => {
  const found = sessionStorage.getItem(KEY);
  return found && /^\d{8,15}$/.test(found) ? found : String(FIRST);
};

/** The simulated customer whose phone is on the screen, kept for as long as this browser tab lives. */
export function useCustomer(): [string, () => void] {
  const [msisdn, setMsisdn] = useState(stored);
  const next = useCallback(() => {
    // A number that has not written yet, so that the conversation starts from nothing.
    const fresh = String(FIRST + 1 + Math.floor(Math.random() * 900_000));
    sessionStorage.setItem(KEY, fresh);
    setMsisdn(fresh);
  }, []);
  return [msisdn, next];
}
