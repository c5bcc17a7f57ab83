import { IconPhoneCall } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Call } from "../api/types";

const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];

/** A voice call that rings on the phone: what it says, and keys to answer with. */
export function CallCard({ call, onKeys }: { call: Call; onKeys: (keys: string) => void }) {
  const { t } = useTranslation();
  const [pressed, setPressed] = useState("");
  const press = (key: string) => {
    setPressed(pressed + key);
    onKeys(key);
  };
  const says = typeof call.params["text"] === "string" ? call.params["text"] : null;
  return (
    <div className="b in list call">
      <div className="b-body" dir="auto">
        <strong>
          <IconPhoneCall size={15} aria-hidden /> {t("phone.call")}
        </strong>
        <p>{says ?? t("phone.callFile")}</p>
        {pressed && <small>{t("phone.pressed", { keys: pressed })}</small>}
      </div>
      {call.action === "say&capture" && (
        <div className="keypad" role="group" aria-label={t("phone.keypad")}>
          {KEYS.map((key) => (
            <button type="button" key={key} onClick={() => press(key)}>
              {key}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
