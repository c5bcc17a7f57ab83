import { Alert, Loader, Select, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import {
  listTemplates,
  templatesKey,
  type Template,
  type TemplateVariable,
} from "../../../templates/api";
import { useVariableLabel } from "../../../templates/values/label";
import { VariableText } from "../../expressions/VariableText";
import { JsonField } from "../../inspector/JsonField";
import { contentOf, dict, said, type Dict } from "./content";
import type { PartProps } from "./MessagePanel";
import { componentsOf, valuesOf, type Values } from "./templateSend";

const nameIn = ({ name, language }: { name: string; language: string }) => `${name} ${language}`;

export function useTemplates(sub: string) {
  return useQuery({
    queryKey: templatesKey(sub),
    queryFn: () => listTemplates(sub),
    staleTime: 60_000,
    retry: false,
    enabled: sub !== "" && !sub.includes("{{"),
  });
}

/** The template that a message sends, when it is known. */
export function templateOf(inputs: Dict, templates: Template[] | undefined): Template | undefined {
  const sent = dict(contentOf(inputs)["template"]);
  return templates?.find((one) => one.name === sent["name"] && one.language === sent["language"]);
}

/** A message that WhatsApp has approved before, with its values. */
export function TemplateFields({ inputs, address, onChange }: PartProps) {
  const { t } = useTranslation();
  const found = useTemplates(said(inputs["subAccountId"]));
  const content = contentOf(inputs);
  const sent = dict(content["template"]);
  const put = (template: Dict) => onChange({ ...inputs, content: { ...content, template } });
  const chosen = templateOf(inputs, found.data);
  const values = chosen ? valuesOf(chosen.variables, sent["components"]) : null;
  const name = said(sent["name"]);
  return (
    <>
      <Select
        label={t("composer.template")}
        placeholder={t("composer.templatePick")}
        searchable
        nothingFoundMessage={t("composer.templateNone")}
        rightSection={found.isFetching ? <Loader size={14} /> : undefined}
        value={chosen ? nameIn(chosen) : null}
        data={(found.data ?? []).map((one) => ({
          value: nameIn(one),
          label: one.name,
          disabled: one.status !== "APPROVED",
        }))}
        renderOption={({ option }) => {
          const one = found.data!.find((template) => nameIn(template) === option.value)!;
          return (
            <div className="template-option">
              <b dir="auto">{one.name}</b>
              <Text size="xs" c="dimmed">
                {[
                  t(`composer.categories.${one.category}`, one.category),
                  one.language,
                  t(`composer.statuses.${one.status}`, one.status),
                ].join(" · ")}
              </Text>
            </div>
          );
        }}
        onChange={(value) => {
          const one = found.data?.find((template) => nameIn(template) === value);
          if (!one) return;
          // Values that the new template asks for too stay.
          const kept = valuesOf(one.variables, sent["components"]) ?? values ?? {};
          put({
            ...sent,
            name: one.name,
            language: one.language,
            components: componentsOf(one.variables, kept),
          });
        }}
      />
      {found.isError && <Alert color="yellow">{found.error.message}</Alert>}
      {found.data && name !== "" && !chosen && (
        <Alert variant="light" color="yellow" className="alert">
          {t("composer.templateGone", { name, language: said(sent["language"]) })}
        </Alert>
      )}
      {chosen && chosen.status !== "APPROVED" && (
        <Alert variant="light" color="yellow" className="alert">
          {t("composer.templateNotApproved")}
        </Alert>
      )}
      {chosen && values ? (
        <ValueFields
          variables={chosen.variables}
          values={values}
          address={address}
          onChange={(changed) =>
            put({ ...sent, components: componentsOf(chosen.variables, changed) })
          }
        />
      ) : (
        name !== "" && (
          <JsonField
            label={t("composer.templateJson")}
            value={content["template"]}
            onChange={(template) => put(dict(template))}
          />
        )
      )}
    </>
  );
}

type ValueProps = {
  variables: TemplateVariable[];
  values: Values;
  address: string;
  onChange: (values: Values) => void;
};

/** One field a value that the template asks for. */
function ValueFields({ variables, values, address, onChange }: ValueProps) {
  const { t } = useTranslation();
  const labelOf = useVariableLabel();
  const put = (at: string, value: unknown) => onChange({ ...values, [at]: value });
  return (
    <>
      {variables.map((variable) => {
        const { at, kind, required, example } = variable;
        const label = labelOf(variable);
        const value = values[at];
        if (kind === "flow") {
          return (
            <JsonField
              key={at}
              label={label}
              value={value}
              onChange={(written) => put(at, written)}
            />
          );
        }
        if (kind === "location") {
          const place = dict(value);
          return (
            <fieldset className="group" key={at}>
              <legend>{label}</legend>
              <div className="group-fields">
                {(["name", "address", "latitude", "longitude"] as const).map((key) => (
                  <VariableText
                    key={key}
                    label={t(`composer.place.${key}`)}
                    value={String(place[key] ?? "")}
                    address={address}
                    required={key === "latitude" || key === "longitude"}
                    onChange={(text) => put(at, { ...place, [key]: text })}
                  />
                ))}
              </div>
            </fieldset>
          );
        }
        const text = said(value);
        const isText = kind === "text";
        return (
          <VariableText
            key={at}
            label={label}
            value={text}
            address={address}
            required={required}
            placeholder={example ?? undefined}
            error={
              isText && /[\n\t]| {5}/.test(text)
                ? t("composer.blanks")
                : value !== undefined && typeof value !== "string"
                  ? t("composer.notText")
                  : null
            }
            onChange={(written) => put(at, written)}
          />
        );
      })}
      {variables.length === 0 && <Text className="hint">{t("composer.noValues")}</Text>}
    </>
  );
}
