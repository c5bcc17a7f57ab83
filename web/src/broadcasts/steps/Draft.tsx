import { Button, Group, Text, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { describeBroadcast, KEY, oneKey, removeBroadcast, type Broadcast } from "../api";
import { MessageStep } from "./MessageStep";
import { RecipientsStep } from "./RecipientsStep";
import { StartStep } from "./StartStep";
import { Steps } from "./Steps";
import { TemplateStep } from "./TemplateStep";

/** A draft, step by step: template, recipients, message, start. */
export function Draft({ broadcast }: { broadcast: Broadcast }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const isFilled = Object.keys(broadcast.fillings).length > 0;
  const [step, setStep] = useState(!broadcast.list.isComplete ? 1 : isFilled ? 3 : 2);
  const describe = useMutation({
    mutationFn: (what: Parameters<typeof describeBroadcast>[1]) =>
      describeBroadcast(broadcast.id, what),
    onSuccess: (changed) => queries.setQueryData(oneKey(broadcast.id), changed),
  });
  const remove = useMutation({
    mutationFn: () => removeBroadcast(broadcast.id),
    onSuccess: async () => {
      await navigate({ to: "/broadcasts" });
      await queries.invalidateQueries({ queryKey: [KEY, "list"] });
    },
  });
  const { name, subAccountId, templateName, templateLanguage, fillings } = broadcast;
  const what = { name, subAccountId, templateName, templateLanguage };
  return (
    <>
      <Group justify="space-between" mb="md" align="start">
        <div className="grow">
          <Title order={1} size="h2" dir="auto">
            {name}
          </Title>
          <Text c="dimmed">
            <bdi>{templateName}</bdi> · <bdi>{templateLanguage}</bdi>
          </Text>
        </div>
        <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate()}>
          {t("broadcasts.discard")}
        </Button>
      </Group>
      <Steps active={step} reached={broadcast.list.isComplete ? 3 : 1} onStep={setStep} />
      {step === 0 && (
        <TemplateStep
          given={what}
          isPending={describe.isPending}
          error={describe.error}
          onDone={(changed) =>
            describe.mutate({ ...changed, fillings }, { onSuccess: () => setStep(1) })
          }
        />
      )}
      {step === 1 && <RecipientsStep broadcast={broadcast} onDone={() => setStep(2)} />}
      {step === 2 && (
        <MessageStep
          broadcast={broadcast}
          isPending={describe.isPending}
          error={describe.error}
          onDone={(filled) =>
            describe.mutate({ ...what, fillings: filled }, { onSuccess: () => setStep(3) })
          }
        />
      )}
      {step === 3 && <StartStep broadcast={broadcast} />}
    </>
  );
}
