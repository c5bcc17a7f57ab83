import { Alert, Anchor, Loader, Select, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { formsKey, listForms, type Form } from "../../../forms/api";
import { FormStatus } from "../../../forms/FormStatus";
import { VariableText } from "../../expressions/VariableText";
import { dict, said, without, type Dict } from "./content";

const CTA = 20;

type Props = { sub: string; interactive: Dict; address: string; onChange: (changed: Dict) => void };

/** Which form a message opens, and with which button. */
export function FlowFields({ sub, interactive, address, onChange }: Props) {
  const { t } = useTranslation();
  const forms = useQuery({
    queryKey: formsKey(sub),
    queryFn: () => listForms(sub),
    staleTime: 60_000,
    retry: false,
    enabled: sub !== "" && !sub.includes("{{"),
  });
  const action = dict(interactive["action"]);
  const parameters = dict(action["parameters"]);
  const put = (changed: Dict) =>
    onChange({ ...interactive, action: { ...action, name: "flow", parameters: changed } });
  const id = said(parameters["flowId"]);
  const known = forms.data?.flows ?? [];
  const chosen = known.find((one) => one.id === id);
  const payload = dict(parameters["flowActionPayload"]);
  const choose = (form: Form) => {
    const next = without(without({ ...parameters, flowId: form.id }, "mode"), "flowActionPayload");
    put(form.status === "DRAFT" ? { ...next, mode: "draft" } : next);
  };
  return (
    <fieldset className="group">
      <legend>{t("sendForm.form")}</legend>
      <div className="group-fields">
        <Select
          label={t("sendForm.form")}
          placeholder={t("sendForm.choose")}
          searchable
          required
          rightSection={forms.isFetching ? <Loader size={14} /> : undefined}
          nothingFoundMessage={t("sendForm.noForms")}
          value={chosen?.id ?? null}
          data={known.map((one) => ({
            value: one.id,
            label: one.name,
            disabled: one.status === "DEPRECATED",
          }))}
          renderOption={({ option }) => {
            const one = known.find((form) => form.id === option.value);
            return (
              <span className="grow">
                <span dir="auto">{option.label}</span> {one && <FormStatus form={one} />}
              </span>
            );
          }}
          onChange={(value) => {
            const form = known.find((one) => one.id === value);
            if (form) choose(form);
          }}
        />
        {id && forms.data && !chosen && (
          <Alert variant="light" color="orange" className="alert">
            {t("sendForm.gone")}
          </Alert>
        )}
        {chosen?.status === "DRAFT" && (
          <Text size="xs" c="dimmed">
            {t("sendForm.draft")}
          </Text>
        )}
        {forms.data && known.length === 0 && (
          <Anchor renderRoot={(props) => <Link {...props} to="/forms" />}>
            {t("sendForm.makeOne")}
          </Anchor>
        )}
        <VariableText
          label={t("sendForm.cta")}
          value={said(parameters["flowCta"])}
          address={address}
          limit={CTA}
          required
          onChange={(flowCta) => put({ ...parameters, flowCta })}
        />
        {chosen && chosen.screens.length > 1 && (
          <Select
            label={t("sendForm.first")}
            allowDeselect={false}
            value={said(payload["screen"])}
            data={[
              { value: "", label: t("sendForm.firstAuto") },
              ...chosen.screens.map((one) => ({ value: one.id, label: one.title })),
            ]}
            onChange={(screen) => {
              if (screen) {
                put({
                  ...parameters,
                  flowAction: "navigate",
                  flowActionPayload: { ...payload, screen },
                });
              } else put(without(parameters, "flowActionPayload"));
            }}
          />
        )}
      </div>
    </fieldset>
  );
}
