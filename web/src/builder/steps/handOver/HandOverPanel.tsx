import { Autocomplete, SegmentedControl, Select, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { ask } from "../../../api/client";
import { VariableText } from "../../expressions/VariableText";
import { goesAnotherWay, setAnotherWay } from "../../editing/closedTeam";
import { JsonField } from "../../inspector/JsonField";
import { useBuilder } from "../../view";
import { inputsOf, type FieldsProps } from "../fields";
import { More } from "../More";
import { Remember } from "../Remember";

const N = "/api/chatwright/v1";
const PRIORITIES = ["0", "1", "2", "3"];

/** The conversation goes to people: to which, how urgently, with what they should know. */
export function HandOverPanel(props: FieldsProps) {
  const { t } = useTranslation();
  const { builder } = useBuilder();
  const doc = useStore(builder, (state) => state.doc);
  const edit = useStore(builder, (state) => state.edit);
  const { inputs, put, text } = inputsOf(props);
  const teams = useQuery({ queryKey: ["teams"], queryFn: () => ask("get", `${N}/teams`) });
  const users = useQuery({ queryKey: ["users"], queryFn: () => ask("get", `${N}/users`) });
  const payload = inputs["payload"];
  const names = teams.data?.teams.map((team) => team.name) ?? [];
  const skills = [...new Set(users.data?.users.flatMap((user) => user.skills) ?? [])];
  const priority = String(inputs["priority"] ?? "0");
  const way = goesAnotherWay(doc, props.placed);
  return (
    <>
      <Text size="sm">{t("steps.handOver.text")}</Text>
      <Autocomplete
        data-field="inputs.team"
        label={t("steps.handOver.team")}
        description={t("steps.handOver.teamHint")}
        placeholder={t("steps.handOver.anybody")}
        data={names}
        value={text("team")}
        onChange={(team) => put({ team: team || undefined })}
      />
      <Autocomplete
        data-field="inputs.skill"
        label={t("steps.handOver.skill")}
        placeholder={t("steps.handOver.noSkill")}
        data={skills}
        value={text("skill")}
        onChange={(skill) => put({ skill: skill || undefined })}
      />
      <Select
        data-field="inputs.priority"
        label={t("steps.handOver.priority")}
        allowDeselect={false}
        data={[...new Set([...PRIORITIES, priority])].map((value) => ({
          value,
          label: PRIORITIES.includes(value) ? t(`steps.handOver.priorities.${value}`) : value,
        }))}
        value={priority}
        onChange={(value) =>
          put({ priority: !value || value === "0" ? undefined : Number(value) || value })
        }
      />
      <div data-field="inputs.note">
        <VariableText
          label={t("steps.handOver.note")}
          value={text("note")}
          lines={2}
          address={props.address}
          onChange={(note) => put({ note: note || undefined })}
        />
      </div>
      <div>
        <Text size="sm" fw={500} mb={4} id="hand-over-closed">
          {t("steps.handOver.closed")}
        </Text>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-labelledby="hand-over-closed"
          value={way ? "skip" : "wait"}
          data={(["wait", "skip"] as const).map((value) => ({
            value,
            label: t(`steps.handOver.when.${value}`),
          }))}
          onChange={(value) => edit((now) => setAnotherWay(now, props.placed, value === "skip"))}
        />
        <Text className="hint" mt={4}>
          {t(way ? "steps.handOver.skipHint" : "steps.handOver.waitHint")}
        </Text>
      </div>
      <Text className="hint">{t("steps.handOver.after")}</Text>
      <Remember {...props} />
      <More fields={["inputs.payload", "inputs.variables"]}>
        {(payload === undefined || typeof payload === "string") && (
          <div data-field="inputs.payload">
            <VariableText
              label={t("steps.handOver.payload")}
              value={payload ?? ""}
              address={props.address}
              onChange={(written) => put({ payload: written })}
            />
          </div>
        )}
        <JsonField
          label={t("steps.handOver.variables")}
          value={inputs["variables"]}
          onChange={(variables) => put({ variables: variables ?? undefined })}
        />
      </More>
    </>
  );
}
