import { Alert, Button, FileButton, Group, Select, Switch, Text, Textarea } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { giveList, oneKey, type Broadcast } from "../api";
import { firstRows, hasHeadings, HEAD_BYTES, phoneColumn } from "../columns";
import { countries, guessCountry } from "../countries";
import { GivenList } from "./GivenList";
import { ListTable } from "./ListTable";
import { SegmentPick } from "./SegmentPick";

type Chosen = { list: Blob; name: string; rows: string[][]; headings: boolean; phone: number };
const SHOWN = 6;

/** The list of recipients: a file or a pasted list, its phone numbers, and what could not be taken. */
export function RecipientsStep({
  broadcast,
  onDone,
}: {
  broadcast: Broadcast;
  onDone: () => void;
}) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [pasted, setPasted] = useState("");
  const [country, setCountry] = useState<string | null>(guessCountry);
  const choose = async (list: Blob, name: string) => {
    const rows = firstRows(await list.slice(0, HEAD_BYTES).text(), SHOWN + 1);
    const headings = hasHeadings(rows);
    give.reset();
    setChosen(
      rows.length ? { list, name, rows, headings, phone: phoneColumn(rows, headings) } : null,
    );
  };
  const give = useMutation({
    mutationFn: ({ list, name, headings, phone }: Chosen) =>
      giveList(broadcast.id, list, { name, headings, phone: String(phone), country }),
    onSuccess: (changed) => taken(changed),
  });
  const taken = async (changed: Broadcast) => {
    queries.setQueryData(oneKey(broadcast.id), changed);
    await queries.invalidateQueries({ queryKey: ["broadcasts", "rows", broadcast.id] });
    setChosen(null);
    setPasted("");
  };
  const names = chosen?.rows[0]?.map((cell, at) =>
    chosen.headings && cell ? cell : t("broadcasts.column", { number: at + 1 }),
  );
  return (
    <div className="bc-fields">
      {broadcast.list.isComplete && !chosen && <GivenList broadcast={broadcast} />}
      <Group align="end">
        <FileButton
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          onChange={(file) => file && void choose(file, file.name)}
        >
          {(props) => (
            <Button
              variant={broadcast.list.isComplete ? "default" : "filled"}
              leftSection={<IconUpload size={16} aria-hidden />}
              {...props}
            >
              {t(broadcast.list.isComplete ? "broadcasts.otherFile" : "broadcasts.file")}
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed" className="grow">
          {t("broadcasts.fileHint")}
        </Text>
      </Group>
      <Textarea
        autosize
        minRows={3}
        maxRows={8}
        dir="ltr"
        label={t("broadcasts.paste")}
        placeholder={"Name, Phone\nAnn, +65 9123 4567"}
        value={pasted}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setPasted(text);
          void choose(new Blob([text]), "");
        }}
      />
      {!chosen && <SegmentPick broadcast={broadcast} onTaken={(changed) => void taken(changed)} />}
      {chosen && names && (
        <>
          <Group align="end" grow>
            <Select
              label={t("broadcasts.phoneColumn")}
              data={names.map((name, at) => ({ value: String(at), label: name }))}
              value={String(chosen.phone)}
              allowDeselect={false}
              onChange={(at) => setChosen({ ...chosen, phone: Number(at) })}
            />
            <Select
              label={t("broadcasts.country")}
              description={t("broadcasts.countryHint")}
              searchable
              clearable
              data={countries(i18n.language)}
              value={country}
              onChange={setCountry}
            />
          </Group>
          <Switch
            label={t("broadcasts.headings")}
            checked={chosen.headings}
            onChange={(event) => setChosen({ ...chosen, headings: event.currentTarget.checked })}
          />
          <ListTable
            names={names}
            rows={chosen.rows.slice(chosen.headings ? 1 : 0, SHOWN)}
            marked={chosen.phone}
          />
        </>
      )}
      {give.isError && (
        <Alert color="red" variant="light" className="alert" role="alert">
          {give.error.message}
        </Alert>
      )}
      <Group justify="end">
        {chosen ? (
          <Button loading={give.isPending} onClick={() => give.mutate(chosen)}>
            {t("broadcasts.take")}
          </Button>
        ) : (
          <Button disabled={!broadcast.list.isComplete || !broadcast.list.total} onClick={onDone}>
            {t("broadcasts.next")}
          </Button>
        )}
      </Group>
    </div>
  );
}
