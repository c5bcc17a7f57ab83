import { IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { use } from "react";
import { useTranslation } from "react-i18next";
import type { Message } from "../../api/types";
import { FlowScreens } from "./FlowScreens";
import { FormsOnPhone, type OnPhone } from "./onPhone";

function Opened({ message, on, onClose }: { message: Message; on: OnPhone; onClose: () => void }) {
  const { t } = useTranslation();
  const form = useQuery({
    queryKey: ["opened form", message.umid],
    queryFn: () => on.open(message),
    gcTime: 0,
    retry: false,
  });
  if (!form.data) {
    return (
      <dialog open className="sheet flow-sheet" aria-label={t("formPhone.form")}>
        <div className="flow-head">
          <button type="button" aria-label={t("common.close")} onClick={onClose}>
            <IconX size={20} aria-hidden />
          </button>
        </div>
        <p className="flow-screen" role={form.isError ? "alert" : "status"}>
          {form.error?.message ?? t("formPhone.opening")}
        </p>
      </dialog>
    );
  }
  const { exchange } = on;
  return (
    <FlowScreens
      flowJson={form.data.flowJson}
      screen={form.data.screen}
      data={form.data.data}
      asksFirst={form.data.action === "data_exchange"}
      onExchange={exchange && ((action, screen, data) => exchange(message, action, screen, data))}
      onComplete={async (answer) => {
        await on.answer(message, answer);
        onClose();
      }}
      onClose={onClose}
    />
  );
}

/** The form that a message opens, over the chat of the phone it is on. */
export function FormSheet({ message, onClose }: { message: Message; onClose: () => void }) {
  const on = use(FormsOnPhone);
  return on && <Opened message={message} on={on} onClose={onClose} />;
}
