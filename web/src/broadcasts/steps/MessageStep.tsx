import { Alert, Button, Group, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Failed, Loading } from "../../shell/Feedback";
import { listTemplates, templatesKey, type TemplateVariable } from "../../templates/api";
import { KEY, previewBroadcast, type Broadcast, type Fillings } from "../api";
import { FillingField } from "./FillingField";
import { RowPreview } from "./RowPreview";

type Props = {
  broadcast: Broadcast;
  isPending: boolean;
  error: Error | null;
  onDone: (fillings: Fillings) => void;
};

/** What to begin with: a column that is called as the place, else the columns in their order. */
function guess(variables: TemplateVariable[], columns: string[], given: Fillings): Fillings {
  const free = columns.filter((name) => !/phone|mobile|msisdn|whatsapp|جوال|هاتف/i.test(name));
  return Object.fromEntries(
    variables.map((one, at) => {
      const kept = given[one.at];
      const known = kept && (kept.column === undefined || columns.includes(kept.column));
      const named = columns.find((name) => name.toLowerCase() === one.variable?.toLowerCase());
      const column = one.kind === "text" ? (named ?? free[at]) : undefined;
      return [one.at, known ? kept : column === undefined ? { text: "" } : { column }];
    }),
  );
}

/** Values for each place of the template, with the messages to the first rows beside them. */
export function MessageStep({ broadcast, isPending, error, onDone }: Props) {
  const templates = useQuery({
    queryKey: templatesKey(broadcast.subAccountId),
    queryFn: () => listTemplates(broadcast.subAccountId),
  });
  if (templates.isPending) return <Loading />;
  if (templates.isError) {
    return <Failed error={templates.error} retry={() => void templates.refetch()} />;
  }
  const template = templates.data.find(
    ({ name, language }) =>
      name === broadcast.templateName && language === broadcast.templateLanguage,
  );
  const wanted = (template?.variables ?? []).filter(
    ({ required, kind }) => required && kind !== "flow",
  );
  return <Fields {...{ broadcast, wanted, isPending, error, onDone }} />;
}

function Fields({
  broadcast,
  wanted,
  isPending,
  error,
  onDone,
}: Props & { wanted: TemplateVariable[] }) {
  const { t } = useTranslation();
  const { columns } = broadcast.list;
  const [fillings, setFillings] = useState(() => guess(wanted, columns, broadcast.fillings));
  const [settled] = useDebouncedValue(fillings, 250);
  const preview = useQuery({
    queryKey: [KEY, "preview", broadcast.id, settled],
    queryFn: () => previewBroadcast(broadcast.id, settled),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="bc-step">
      <form
        className="bc-fields"
        onSubmit={(event) => {
          event.preventDefault();
          onDone(fillings);
        }}
      >
        {wanted.length === 0 && <Text c="dimmed">{t("broadcasts.noPlaces")}</Text>}
        {wanted.map((variable) => (
          <FillingField
            key={variable.at}
            variable={variable}
            columns={columns}
            filling={fillings[variable.at] ?? { text: "" }}
            onChange={(filling) => setFillings({ ...fillings, [variable.at]: filling })}
          />
        ))}
        {error && (
          <Alert color="red" variant="light" className="alert" role="alert">
            {error.message}
          </Alert>
        )}
        <Group justify="end">
          <Button type="submit" loading={isPending}>
            {t("broadcasts.next")}
          </Button>
        </Group>
      </form>
      <aside className="tw-aside">
        {preview.isError && <Failed error={preview.error} retry={() => void preview.refetch()} />}
        {preview.isPending && <Loading />}
        {preview.data && <RowPreview rows={preview.data.rows} />}
      </aside>
    </div>
  );
}
