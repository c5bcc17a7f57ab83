import { Button, Group, Text, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Failed, Loading } from "../shell/Feedback";
import { listNumbers, numbersKey } from "./api";
import { NumberCard } from "./NumberCard";
import { NumberDialog } from "./NumberDialog";
import "./numbers.css";

/** The WhatsApp numbers of the business: which provider each is on, and whether that works. */
export function NumbersPage() {
  const { t } = useTranslation();
  const numbers = useQuery({ queryKey: numbersKey, queryFn: listNumbers });
  const [isAdding, setAdding] = useState(false);
  return (
    <main className="page" id="content">
      <Group justify="space-between" align="start" mb="md">
        <div>
          <Title order={1} size="h2">
            {t("numbers.title")}
          </Title>
          <Text c="dimmed">{t("numbers.text")}</Text>
        </div>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
          {t("numbers.add")}
        </Button>
      </Group>
      {numbers.isPending && <Loading />}
      {numbers.isError && <Failed error={numbers.error} retry={() => void numbers.refetch()} />}
      {numbers.data && (
        <ul className="numbers">
          {numbers.data.map(({ id, provider }) => (
            <NumberCard key={id} id={id} provider={provider} />
          ))}
        </ul>
      )}
      {isAdding && (
        <NumberDialog
          known={null}
          taken={numbers.data?.map(({ id }) => id) ?? []}
          onClose={() => setAdding(false)}
        />
      )}
    </main>
  );
}
