import { IconArrowLeft, IconX } from "@tabler/icons-react";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { readScreens, type Component, type Dict } from "../flow/model";
import { textOf } from "../flow/resolve";
import "./flow.css";
import { Part } from "./Part";
import { useFlow, type Doing, type Going } from "./useFlow";

type Props = Doing & {
  flowJson: string;
  /** Which screen is first, and what it is given. */
  screen?: string | null;
  data?: Dict;
  /** Whether the endpoint says which screen is first. */
  asksFirst?: boolean;
  /** Whether screens show their examples where they are given nothing, as in a preview. */
  withExamples?: boolean;
  /** Closing it; without, it cannot be closed. */
  onClose?: (() => void) | undefined;
};

function Footer({ component, going }: { component: Component; going: Going }) {
  const { t } = useTranslation();
  const caption = (side: string) => textOf(component[`${side}-caption`], going.around);
  const isOn = going.isOn(component);
  return (
    <div className="flow-footer">
      {(caption("left") || caption("center") || caption("right")) && (
        <span className="flow-captions">
          <small dir="auto">{caption("left")}</small>
          <small dir="auto">{caption("center")}</small>
          <small dir="auto">{caption("right")}</small>
        </span>
      )}
      <button
        type="button"
        className="send"
        disabled={going.isBusy || !isOn}
        onClick={(event) => {
          const sheet = event.currentTarget.closest(".flow-sheet");
          const wrong = going.finish(component);
          const field = wrong && sheet?.querySelector(`[data-field="${CSS.escape(wrong)}"]`);
          if (field) field.querySelector<HTMLElement>("input, select, textarea, button")?.focus();
        }}
      >
        <span dir="auto">{going.isBusy ? "…" : textOf(component["label"], going.around)}</span>
      </button>
      <small className="flow-managed">{t("formPhone.managed")}</small>
    </div>
  );
}

function Head({ going, onClose }: { going: Going; onClose: Props["onClose"] }) {
  const { t } = useTranslation();
  return (
    <div className="flow-head">
      {going.canGoBack ? (
        <button type="button" aria-label={t("formPhone.back")} onClick={going.back}>
          <IconArrowLeft size={20} className="flow-arrow" aria-hidden />
        </button>
      ) : (
        onClose && (
          <button type="button" aria-label={t("common.close")} onClick={onClose}>
            <IconX size={20} aria-hidden />
          </button>
        )
      )}
      <b dir="auto">{going.screen?.title}</b>
    </div>
  );
}

/** A WhatsApp Flow as the customer sees it: one screen after the other, in a sheet over the chat. */
export function FlowScreens(props: Props): ReactNode {
  const { flowJson, screen = null, data = {}, withExamples = false, onClose } = props;
  const { t } = useTranslation();
  const sheet = useRef<HTMLDialogElement>(null);
  const begun = useRef(false);
  const going = useFlow(
    readScreens(flowJson),
    { screen, data, withExamples, noEndpoint: t("formPhone.noEndpoint") },
    props,
  );
  const shownId = going.screen?.id;
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    if (onClose) sheet.current?.querySelector<HTMLElement>("button")?.focus();
    return () => before?.focus();
    // Only when it opens and closes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  useEffect(() => {
    sheet.current?.querySelector(".flow-screen")?.scrollTo({ top: 0 });
  }, [shownId]);
  useEffect(() => {
    if (!props.asksFirst || begun.current) return;
    begun.current = true;
    going.begin();
  });
  const footer = going.shown.find((one) => one.type === "Footer");
  return (
    <dialog
      open
      ref={sheet}
      className="sheet flow-sheet"
      aria-label={going.screen?.title || t("formPhone.form")}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !onClose) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <Head going={going} onClose={onClose} />
      <div className="flow-screen" tabIndex={-1}>
        {!going.screen && <p className="flow-note">{t("formPhone.noScreens")}</p>}
        {going.shown
          .filter((one) => one !== footer)
          .map((component, index) => (
            <Part
              key={`${shownId} ${index} ${String(component["name"] ?? component.type)}`}
              component={component}
              going={going}
            />
          ))}
      </div>
      {going.trouble && (
        <p className="flow-trouble" role="alert" dir="auto">
          {going.trouble}
        </p>
      )}
      {footer && <Footer component={footer} going={going} />}
    </dialog>
  );
}
