import { Alert, Button, Checkbox, Group, Radio, Select, TextInput } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Failed, Loading } from "../../shell/Feedback";
import { checkBroadcast, KEY, oneKey, startBroadcast, type Broadcast } from "../api";
import { CheckResult } from "./CheckResult";

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const zones = () => [...new Set([ownZone(), "UTC", ...Intl.supportedValuesOf("timeZone")])];

/** The last look before the start, and when it starts. */
export function StartStep({ broadcast }: { broadcast: Broadcast }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const check = useQuery({
    queryKey: [KEY, "check", broadcast.id],
    queryFn: () => checkBroadcast(broadcast.id),
    staleTime: 0,
  });
  const [when, setWhen] = useState<"now" | "later">("now");
  const [at, setAt] = useState("");
  const [zone, setZone] = useState(ownZone);
  const [leaveOut, setLeaveOut] = useState(false);
  const start = useMutation({
    mutationFn: () =>
      startBroadcast(broadcast.id, {
        ...(when === "later" && { at, timeZone: zone }),
        ...(leaveOut && { leaveOut }),
      }),
    onSuccess: async (changed) => {
      queries.setQueryData(oneKey(broadcast.id), changed);
      await queries.invalidateQueries({ queryKey: [KEY, "list"] });
    },
  });
  if (check.isPending) return <Loading />;
  if (check.isError) return <Failed error={check.error} retry={() => void check.refetch()} />;
  const { problems, empty, refused, total, willSkip } = check.data;
  const hasWrong = empty.length > 0 || refused.length > 0;
  const sends = total - willSkip;
  return (
    <form
      className="bc-fields"
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate();
      }}
    >
      <CheckResult check={check.data} />
      {hasWrong && (
        <Checkbox
          label={t("broadcasts.leaveOut")}
          checked={leaveOut}
          onChange={(event) => setLeaveOut(event.currentTarget.checked)}
        />
      )}
      <Radio.Group
        label={t("broadcasts.when")}
        value={when}
        onChange={(value) => setWhen(value as "now" | "later")}
      >
        <Group mt={6}>
          <Radio value="now" label={t("broadcasts.now")} />
          <Radio value="later" label={t("broadcasts.later")} />
        </Group>
      </Radio.Group>
      {when === "later" && (
        <Group align="end" grow>
          <TextInput
            type="datetime-local"
            label={t("broadcasts.at")}
            required
            value={at}
            onChange={(event) => setAt(event.currentTarget.value)}
          />
          <Select
            label={t("broadcasts.zone")}
            searchable
            allowDeselect={false}
            data={zones()}
            value={zone}
            onChange={(value) => value && setZone(value)}
          />
        </Group>
      )}
      {start.isError && (
        <Alert color="red" variant="light" className="alert" role="alert">
          {start.error.message}
        </Alert>
      )}
      <Group justify="end">
        <Button
          type="submit"
          loading={start.isPending}
          disabled={problems.length > 0 || (hasWrong && !leaveOut)}
          leftSection={<IconSend size={16} aria-hidden />}
        >
          {t(when === "now" ? "broadcasts.sendTo" : "broadcasts.scheduleFor", {
            count: sends,
          })}
        </Button>
      </Group>
    </form>
  );
}
