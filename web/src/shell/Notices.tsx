import { notificationsStore } from "@mantine/notifications";
import { useEffect, useState } from "react";

const PRELOAD_AFTER = 2_000;

/** Where notifications appear. It is loaded after the screen, or for the first notification; that one waits for it. */
export function Notices() {
  const [List, setList] = useState<typeof import("./NoticeList").NoticeList>();
  useEffect(() => {
    const load = () =>
      void import("./NoticeList").then(
        (module) => setList(() => module.NoticeList),
        () => undefined, // The next notification asks again.
      );
    const timer = setTimeout(load, PRELOAD_AFTER);
    const leave = notificationsStore.subscribe(load);
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, []);
  return List ? <List /> : null;
}
