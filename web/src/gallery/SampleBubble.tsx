import "../phone/bubbles.css";
import { IconChecks, IconList, IconPhoto } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Attached } from "../phone/Attached";
import { partsOf } from "../phone/parts";
import type { ReadyTemplate } from "./api";
import { shownOf } from "./words";
import type { Line } from "./api";

type Props = { line: Pick<Line, "direction" | "type" | "content">; templates: ReadyTemplate[] };

function FromCustomer({ line, templates }: Props) {
  const { t } = useTranslation();
  const isPhoto = line.type.toLowerCase() === "image";
  const { text } = shownOf(line, templates);
  const { attachment } = partsOf(line);
  return (
    <div className="b out" dir="auto">
      <span className="unseen">{t("gallery.customerWrites")}</span>
      {isPhoto && (
        <span className="sample-photo" role="img" aria-label={t("gallery.photo")}>
          <IconPhoto size={28} stroke={1.4} aria-hidden />
        </span>
      )}
      {attachment?.kind === "form" && <Attached attachment={attachment} />}
      {text}
      <span className="t" aria-hidden>
        <IconChecks size={15} className="ticks" />
      </span>
    </div>
  );
}

/** A message of a sample conversation: to look at, not to tap. */
export function SampleBubble({ line, templates }: Props) {
  const { t } = useTranslation();
  if (line.direction === "inbound") return <FromCustomer line={line} templates={templates} />;
  const { title, text, footer, buttons, list } = shownOf(line, templates);
  return (
    <div className="b in list">
      <span className="unseen">{t("gallery.businessWrites")}</span>
      <div className="b-body" dir="auto">
        {title && <strong>{title}</strong>}
        <p>{text}</p>
        {footer && <small>{footer}</small>}
      </div>
      {list && (
        <span className="b-btn still" dir="auto">
          <IconList size={17} aria-hidden /> {list}
        </span>
      )}
      {buttons.map((label) => (
        <span className="b-btn still" key={label} dir="auto">
          {label}
        </span>
      ))}
    </div>
  );
}
