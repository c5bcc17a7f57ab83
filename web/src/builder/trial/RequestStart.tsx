import { Button, JsonInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTrial } from "./store";

function objectIn(text: string): Record<string, unknown> | null {
  try {
    const found: unknown = JSON.parse(text);
    return found && typeof found === "object" && !Array.isArray(found)
      ? (found as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** For journeys that another program starts: what it sends. */
export function RequestStart() {
  const { t } = useTranslation();
  const happen = useTrial((state) => state.happen);
  const customer = useTrial((state) => state.customer);
  const [text, setText] = useState(() =>
    JSON.stringify({ phone: customer.phone, name: customer.name }, null, 2),
  );
  const data = objectIn(text);
  return (
    <div className="request-start">
      <JsonInput
        label={t("trial.requestBody")}
        className="code"
        autosize
        minRows={3}
        maxRows={10}
        value={text}
        error={data ? null : t("trial.requestWrong")}
        onChange={setText}
      />
      <Button size="xs" disabled={!data} onClick={() => data && happen({ type: "request", data })}>
        {t("trial.request")}
      </Button>
    </div>
  );
}
