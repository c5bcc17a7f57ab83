import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AnswerWith } from "./AnswerWith";
import { useTrial } from "./store";
import type { TrialRequest } from "./types";

/** The address without what is secret in that of the built-in backend. */
const shown = (request: TrialRequest) => {
  const query = new URLSearchParams(request.parameters).toString();
  const address = request.url.replace(/(\/backend\/)[^/]+/, "$1…");
  return query ? `${address}${address.includes("?") ? "&" : "?"}${query}` : address;
};

const told = (value: unknown) =>
  typeof value === "string" ? value : JSON.stringify(value, null, 1);

/** A request of an HTTP step: what was asked, what came back, and another answer to try. */
export function RequestCard({ request }: { request: TrialRequest }) {
  const { t } = useTranslation();
  const setReal = useTrial((state) => state.setReal);
  const [isAnswering, setAnswering] = useState(false);
  const { answer } = request;
  return (
    <div className="request-card">
      <code dir="ltr">
        <b>{request.method}</b> {shown(request)}
      </code>
      {request.body !== null && (
        <details>
          <summary>{t("trial.sentBody")}</summary>
          <pre dir="ltr" tabIndex={0}>
            {told(request.body)}
          </pre>
        </details>
      )}
      {answer && (
        <>
          <p className={answer.code >= 200 && answer.code < 300 ? "" : "bad"}>
            {answer.code
              ? t("trial.answered", { code: answer.code, reason: answer.reason })
              : t("trial.notAnswered", { reason: answer.reason })}
          </p>
          {answer.body !== null && (
            <details>
              <summary>{t("trial.answerBody")}</summary>
              <pre dir="ltr" tabIndex={0}>
                {told(answer.body)}
              </pre>
            </details>
          )}
        </>
      )}
      {!answer && request.isPending && <p className="dim">{t("trial.pending")}</p>}
      <Group gap={6}>
        {request.isPending && (
          <Button size="compact-xs" variant="light" onClick={() => setReal(true)}>
            {t("trial.askNow")}
          </Button>
        )}
        {(request.isPending || answer) && (
          <Button size="compact-xs" variant="default" onClick={() => setAnswering(true)}>
            {t("trial.answerWith")}
          </Button>
        )}
      </Group>
      {isAnswering && <AnswerWith request={request} onClose={() => setAnswering(false)} />}
    </div>
  );
}
