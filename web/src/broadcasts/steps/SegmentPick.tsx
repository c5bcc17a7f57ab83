import { Alert, Button, Group, Select } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { listSegments, takeSegment, type Broadcast } from "../api";

const ALL = "all";

/** The contacts of a saved segment as the list, or all contacts. There is nothing to pick without contacts. */
export function SegmentPick({
  broadcast,
  onTaken,
}: {
  broadcast: Broadcast;
  onTaken: (changed: Broadcast) => void;
}) {
  const { t } = useTranslation();
  const segments = useQuery({ queryKey: ["segments"], queryFn: listSegments });
  const [chosen, setChosen] = useState<string | null>(null);
  const take = useMutation({
    mutationFn: (id: string) => takeSegment(broadcast.id, id === ALL ? null : id),
    onSuccess: onTaken,
  });
  if (!segments.data || segments.data.total === 0) return null;
  const data = [
    { value: ALL, label: t("broadcasts.allContacts", { count: segments.data.total }) },
    ...segments.data.segments.map(({ id, name, contacts }) => ({
      value: id,
      label: contacts === null ? name : t("broadcasts.segment", { name, count: contacts }),
    })),
  ];
  return (
    <>
      <Group align="end">
        <Select
          className="grow"
          label={t("broadcasts.orSegment")}
          placeholder={t("broadcasts.chooseSegment")}
          data={data}
          value={chosen}
          onChange={setChosen}
        />
        <Button
          variant="default"
          disabled={chosen === null}
          loading={take.isPending}
          onClick={() => chosen && take.mutate(chosen)}
        >
          {t("broadcasts.takeThem")}
        </Button>
      </Group>
      {take.isError && (
        <Alert color="red" variant="light" className="alert" role="alert">
          {take.error.message}
        </Alert>
      )}
    </>
  );
}
