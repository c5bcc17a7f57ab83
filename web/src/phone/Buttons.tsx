import {
  IconAddressBook,
  IconArrowBackUp,
  IconBuildingStore,
  IconCopy,
  IconExternalLink,
  IconForms,
  IconHome,
  IconList,
  IconMapPin,
  IconPhone,
  IconPhoneCheck,
  IconShoppingBag,
  type Icon,
} from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Choice } from "../api/types";
import { safeUrl } from "../templates/rendered";
import type { Ask, Button } from "./parts";

const ICONS: Record<Ask, Icon> = {
  LIST: IconList,
  PRODUCTS: IconShoppingBag,
  CATALOG: IconBuildingStore,
  FLOW: IconForms,
  LOCATION: IconMapPin,
  REQUEST_CONTACT_INFO: IconAddressBook,
  CALL_PERMISSION: IconPhoneCheck,
  VOICE_CALL: IconPhone,
  ADDRESS: IconHome,
};

const isAsk = (type: Button["type"]): type is Ask => type in ICONS;

/** What a tap on a button does: answer with it, or open what the phone has for it. Without, it only stands there. */
export type Taps = {
  onTap?: ((choice: Choice) => void) | undefined;
  onOpen?: ((ask: Ask, button: Button) => void) | undefined;
};

function CopyButton({ button }: { button: Button }) {
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
      <span aria-live="polite">{copied ? t("phone.copied") : button.text}</span>
    </button>
  );
}

function Opens({ ask, button, onOpen }: { ask: Ask; button: Button } & Taps) {
  const { t } = useTranslation();
  const Picture = ICONS[ask];
  const text = button.text || t(`phone.asks.${ask}`);
  const inside = (
    <>
      <Picture size={17} aria-hidden /> <span dir="auto">{text}</span>
    </>
  );
  if (!onOpen) return <span className="b-btn b-still">{inside}</span>;
  return (
    <button
      type="button"
      className="b-btn"
      aria-haspopup={ask === "VOICE_CALL" ? undefined : "dialog"}
      aria-label={ask === "LIST" ? t("phone.openList", { label: text }) : undefined}
      onClick={() => onOpen(ask, button)}
    >
      {inside}
    </button>
  );
}

/** One button under a message. */
export function ButtonOf({ button, onTap, onOpen }: { button: Button } & Taps) {
  const { type, text, id } = button;
  if (isAsk(type)) return <Opens ask={type} button={button} onOpen={onOpen} />;
  if (type === "QUICK_REPLY") {
    return (
      <button
        type="button"
        className="b-btn"
        disabled={!onTap}
        onClick={() => onTap?.({ id, title: text })}
      >
        <IconArrowBackUp size={16} aria-hidden /> <span dir="auto">{text}</span>
      </button>
    );
  }
  if (type === "OTP" || type === "COPY_CODE") return <CopyButton button={button} />;
  const url = safeUrl(button.url);
  const Picture = type === "URL" ? IconExternalLink : IconPhone;
  if (type === "URL" && url) {
    return (
      <a className="b-btn" href={url} target="_blank" rel="noopener noreferrer">
        <Picture size={16} aria-hidden /> <span dir="auto">{text}</span>
      </a>
    );
  }
  return (
    <span className="b-btn b-still" title={button.phoneNumber ?? button.url}>
      <Picture size={16} aria-hidden /> <span dir="auto">{text}</span>
    </span>
  );
}
