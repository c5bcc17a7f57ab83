import { Button, Group, JsonInput, Modal, Select, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTrial } from "./store";
import type { Deed, TrialRequest } from "./types";

const CODES = ["200", "201", "400", "401", "404", "409", "429", "500", "503"];
const NONE = "0";

function parsed(text: string): { body: unknown } | null {
  if (!text.trim()) return { body: null };
  try {
    return { body: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}

type Props = { request: TrialRequest; onClose: () => void };

/** Another answer than the server's: what the journey would do then. */
export function AnswerWith({ request, onClose }: Props) {
  const { t } = useTranslation();
  const replace = useTrial((state) => state.replace);
  const answer = useTrial((state) => state.answer);
  const given = request.answer;
  const [code, setCode] = useState(String(given?.code ?? 200));
  const [text, setText] = useState(given?.body ? JSON.stringify(given.body, null, 2) : "{}");
  const found = code === NONE ? { body: null } : parsed(text);
  const codes = [...new Set([...CODES, String(given?.code ?? 200)])].filter((one) => one !== NONE);
  const take = () => {
    if (!found) return;
    const reason = code === NONE ? "no answer" : "";
    const { method, url, step } = request;
    const deed: Deed = {
      ...{ type: "answer", method, url, step, code: Number(code), reason },
      ...{ body: found.body, warning: reason || null },
    };
    if (given) replace(given.happening, deed);
    else answer(request.happening, deed);
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      closeButtonProps={{ "aria-label": t("common.close") }}
      title={t("trial.answerWith")}
      centered
    >
      <div className="fields bare">
        <Text size="sm" c="dimmed">
          {t("trial.answerWithText")}
        </Text>
        <Select
          label={t("trial.code")}
          data={[
            ...codes.map((value) => ({ value, label: t("trial.codeIs", { code: value }) })),
            { value: NONE, label: t("trial.noAnswer") },
          ]}
          value={code}
          allowDeselect={false}
          onChange={(value) => setCode(value ?? "200")}
        />
        {code !== NONE && (
          <JsonInput
            label={t("trial.body")}
            className="code"
            autosize
            minRows={4}
            maxRows={14}
            value={text}
            error={found ? null : t("trial.bodyWrong")}
            onChange={setText}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" size="xs" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button size="xs" disabled={!found} onClick={take}>
            {t("trial.goOn")}
          </Button>
        </Group>
      </div>
    </Modal>
  );
}
