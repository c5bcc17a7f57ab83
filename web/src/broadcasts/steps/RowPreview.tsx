import { Alert, Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { components } from "../../api/schema";
import { shown } from "../api";
import type { Rendered } from "../../templates/rendered";
import { PhonePreview } from "../../templates/write/PhonePreview";

/** The message on the phone of one of the first recipients; the others are a click away. */
export function RowPreview({ rows }: { rows: components["schemas"]["PreviewRow"][] }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, rows.length - 1);
  const row = rows[at];
  if (!row) return null;
  return (
    <>
      <PhonePreview shown={row.shown as Rendered} />
      {row.wrong && (
        <Alert variant="light" color="yellow" className="alert" role="status">
          {t(row.wrong.startsWith("missing") ? "broadcasts.rowMissing" : "broadcasts.rowRefused", {
            n: row.n,
          })}
        </Alert>
      )}
      {rows.length > 1 && (
        <Group justify="space-between">
          <Button
            size="compact-sm"
            variant="default"
            disabled={at === 0}
            onClick={() => setChosen(at - 1)}
          >
            {t("broadcasts.previous")}
          </Button>
          <Text size="xs" c="dimmed">
            <bdi dir="ltr">{shown(row.address)}</bdi>
          </Text>
          <Button
            size="compact-sm"
            variant="default"
            disabled={at === rows.length - 1}
            onClick={() => setChosen(at + 1)}
          >
            {t("broadcasts.following")}
          </Button>
        </Group>
      )}
    </>
  );
}
