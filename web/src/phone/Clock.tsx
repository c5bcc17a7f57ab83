import { IconClock, IconLock } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PhoneState } from "../api/types";
import { leftOf } from "./content";

/** How long the business may still write freely, by the simulator's clock, which runs on between answers. */
export function WindowClock({ phone, readAt }: { phone: PhoneState; readAt: number }) {
  const { t } = useTranslation();
  const [now, setNow] = useState(phone.now);
  useEffect(() => {
    const show = () =>
      setNow(new Date(Date.parse(phone.now) + (Date.now() - readAt)).toISOString());
    show();
    const timer = setInterval(show, 1000);
    return () => clearInterval(timer);
  }, [phone.now, readAt]);
  const left = leftOf(phone.windowExpiresAt, now);
  if (!left) {
    return (
      <div className="clock closed">
        <IconLock size={14} aria-hidden /> <span>{t("phone.windowClosed")}</span>
      </div>
    );
  }
  return (
    <div className={`clock ${left.isClosing ? "closing" : ""}`}>
      <IconClock size={14} aria-hidden />
      <span>
        {t(left.isClosing ? "phone.windowClosing" : "phone.windowOpen")} <b>{left.text}</b>
      </span>
      <span className="bar" aria-hidden>
        <i style={{ width: `${left.percent}%` }} />
      </span>
    </div>
  );
}
