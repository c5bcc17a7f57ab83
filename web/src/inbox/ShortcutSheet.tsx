import { Kbd, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { SHORTCUTS } from "./useShortcuts";

export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("inbox.shortcuts")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <dl className="desk-keys">
        {SHORTCUTS.map((key) => (
          <div key={key}>
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{t(`inbox.key.${NAMES[key]}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}

const NAMES = {
  j: "next",
  k: "previous",
  r: "reply",
  n: "note",
  e: "resolve",
  a: "assign",
  t: "transfer",
  s: "snooze",
  l: "label",
  u: "unread",
  "/": "search",
  "?": "sheet",
} as const;
