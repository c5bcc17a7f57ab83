import { IconClock, IconLock } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { leftOf } from "../../phone/content";
import { useBuilder } from "../view";
import { localeFor } from "./span";
import { trialOf, useTrial } from "./store";

/** The time in the trial, which may have been moved, and how long the business may still write freely. */
export function TrialClock() {
  const { t, i18n } = useTranslation();
  const trial = trialOf(useBuilder().builder);
  const ahead = useTrial((state) => state.ahead);
  const expires = useTrial((state) => state.transcript?.windowExpiresAt ?? null);
  const [now, setNow] = useState(() => trial.getState().now());
  useEffect(() => {
    const show = () => setNow(trial.getState().now());
    show();
    const timer = setInterval(show, 1000);
    return () => clearInterval(timer);
  }, [ahead, trial]);
  const clock = new Intl.DateTimeFormat(localeFor(i18n.language), {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
  const left = leftOf(expires, new Date(now).toISOString());
  return (
    <div className="trial-clock">
      <time dateTime={new Date(now).toISOString()}>{clock.format(now)}</time>
      {left && (
        <span title={t("phone.windowOpen")}>
          <IconClock size={13} aria-hidden />
          <span className="unseen">{t("phone.windowOpen")}</span>{" "}
          <b className="tnum">{left.text}</b>
        </span>
      )}
      {expires && !left && (
        <span title={t("phone.windowClosed")}>
          <IconLock size={13} aria-hidden /> {t("trial.windowClosed")}
        </span>
      )}
    </div>
  );
}
