import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Dict } from "./flow/model";
import { FlowScreens } from "./phone/FlowScreens";

type Props = { flowJson: string; screen?: string | null };

/** A phone that shows a form and tells what it would send. */
export function PhoneFrame({ flowJson, screen = null }: Props) {
  const { t } = useTranslation();
  const [answer, setAnswer] = useState<Dict | null>(null);
  const [round, setRound] = useState(0);
  return (
    <>
      <div className="phone form-phone">
        {answer ? (
          <div className="form-sent" role="status">
            <b>{t("forms.sent")}</b>
            <pre dir="ltr" tabIndex={0}>
              {JSON.stringify(answer, null, 2)}
            </pre>
          </div>
        ) : (
          <FlowScreens
            key={`${round} ${screen ?? ""}`}
            flowJson={flowJson}
            screen={screen}
            withExamples
            onComplete={setAnswer}
          />
        )}
      </div>
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => {
          setAnswer(null);
          setRound(round + 1);
        }}
      >
        {t("forms.again")}
      </Button>
    </>
  );
}
