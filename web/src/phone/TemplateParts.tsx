import {
  IconArrowBackUp,
  IconCopy,
  IconExternalLink,
  IconFileText,
  IconForms,
  IconMapPin,
  IconPhone,
  IconPhoto,
  IconVideo,
} from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Choice } from "../api/types";
import {
  fileName,
  pictureUrl,
  runsOf,
  safeUrl,
  type ShownButton,
  type ShownHeader,
} from "../templates/rendered";
import "./template.css";

const TAGS = { bold: "strong", italic: "em", strike: "s", plain: "span" } as const;
const MEDIA = {
  Image: IconPhoto,
  Video: IconVideo,
  Gif: IconPhoto,
  Document: IconFileText,
} as const;

/** Words with WhatsApp's own marks. */
export function Marked({ text }: { text: string }) {
  return runsOf(text).map((run, index) => {
    const Tag = TAGS[run.style];
    return <Tag key={index}>{run.text}</Tag>;
  });
}

export function Header({ header }: { header: ShownHeader }) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState(false);
  if (header.format === "Text") return <strong className="tpl-title">{header.text}</strong>;
  if (header.format === "Location") {
    const place = header.location ?? {};
    return (
      <div className="tpl-media">
        <IconMapPin size={26} aria-hidden />
        <span>{place.name ?? t("templates.location")}</span>
        <small>{place.address ?? `${place.latitude ?? ""} ${place.longitude ?? ""}`}</small>
      </div>
    );
  }
  const picture = header.format === "Image" && !failed ? pictureUrl(header.url) : undefined;
  if (picture) {
    return (
      <img
        className="tpl-picture"
        src={picture}
        alt={t("templates.picture", { name: fileName(header.url) })}
        referrerPolicy="no-referrer"
        loading="lazy"
        onError={() => setFailed(true)}
      />
    );
  }
  const Icon = MEDIA[header.format];
  return (
    <div className="tpl-media">
      <Icon size={26} aria-hidden />
      <span>{fileName(header.url) || t(`templates.formats.${header.format}`)}</span>
    </div>
  );
}

function CopyButton({ button }: { button: ShownButton }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = () =>
    void navigator.clipboard
      ?.writeText(button.code ?? "")
      .then(() => setCopied(true))
      .catch(() => undefined);
  return (
    <button type="button" className="b-btn" onClick={copy}>
      <IconCopy size={16} aria-hidden />{" "}
      <span aria-live="polite">{copied ? t("templates.copied") : button.text}</span>
    </button>
  );
}

/** One button: replies can be tapped, addresses opened, codes copied; the rest only a real phone can do. */
export function ButtonOf({
  button,
  onTap,
}: {
  button: ShownButton;
  onTap: (choice: Choice) => void;
}) {
  const url = safeUrl(button.url);
  switch (button.type) {
    case "QUICK_REPLY":
      return (
        <button
          type="button"
          className="b-btn"
          onClick={() => onTap({ id: button.id, title: button.text })}
        >
          <IconArrowBackUp size={16} aria-hidden /> {button.text}
        </button>
      );
    case "OTP":
    case "COPY_CODE":
      return <CopyButton button={button} />;
    case "URL":
      if (url) {
        return (
          <a className="b-btn" href={url} target="_blank" rel="noopener noreferrer">
            <IconExternalLink size={16} aria-hidden /> {button.text}
          </a>
        );
      }
  }
  const Icon =
    button.type === "FLOW" ? IconForms : button.type === "URL" ? IconExternalLink : IconPhone;
  return (
    <span className="b-btn tpl-still" title={button.phoneNumber ?? button.url}>
      <Icon size={16} aria-hidden /> {button.text}
    </span>
  );
}
