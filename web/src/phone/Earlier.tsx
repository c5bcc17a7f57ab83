import { Loader } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

/** Loads what was said before, when it is pressed or comes into sight. */
export function Earlier({ load, isLoading }: { load: () => void; isLoading: boolean }) {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const seen = button.current;
    if (!seen || isLoading || typeof IntersectionObserver === "undefined") return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && load(), {
      root: seen.closest(".wa-chat"),
    });
    observer.observe(seen);
    return () => observer.disconnect();
  }, [load, isLoading]);
  return (
    <button type="button" ref={button} className="day earlier" disabled={isLoading} onClick={load}>
      {isLoading ? <Loader size={14} aria-label={t("common.loading")} /> : t("phone.earlier")}
    </button>
  );
}
