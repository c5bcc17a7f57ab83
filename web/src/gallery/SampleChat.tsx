import { useTranslation } from "react-i18next";
import type { ReadyDetail } from "./api";
import { SampleBubble } from "./SampleBubble";
import { pauseBefore } from "./words";

function Pause({ minutes }: { minutes: number }) {
  const { t } = useTranslation();
  const hours = Math.round(minutes / 60);
  if (minutes < 60)
    return <span className="day">{t("gallery.minutesLater", { count: minutes })}</span>;
  if (hours < 24) return <span className="day">{t("gallery.hoursLater", { count: hours })}</span>;
  return <span className="day">{t("gallery.daysLater", { count: Math.round(hours / 24) })}</span>;
}

/** A conversation as it goes well, on the customer's phone. */
export function SampleChat({ ready, business }: { ready: ReadyDetail; business: string }) {
  const { t } = useTranslation();
  return (
    <aside className="panel sim" aria-label={t("gallery.sample")}>
      <div className="panel-head">
        <div className="grow">
          <h2 className="sample-title">{t("gallery.sample")}</h2>
          <p className="dim sample-hint">{t("gallery.sampleText")}</p>
        </div>
      </div>
      <div className="phone">
        <div className="wa-top">
          <span className="ava" aria-hidden>
            {business.slice(0, 1)}
          </span>
          <div className="who">
            <b dir="auto">{business}</b>
            <small>{t("phone.business")}</small>
          </div>
        </div>
        <div className="wa-chat" tabIndex={0} role="log" aria-label={t("gallery.sample")}>
          {ready.chat.map((line, index) => {
            const pause = pauseBefore(ready.chat[index - 1]?.timestamp, line.timestamp);
            return (
              <div className="sample-line" key={line.umid}>
                {pause !== null && <Pause minutes={pause} />}
                <SampleBubble line={line} templates={ready.templates} />
              </div>
            );
          })}
        </div>
      </div>
    </aside>
  );
}
