import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { VariableText } from "../../expressions/VariableText";
import { LIMITS } from "../../inspector/limits";
import { ButtonChoices } from "./ButtonChoices";
import { FlowFields } from "./FlowFields";
import { contentOf, dict, interactiveOf, said, without, type Dict } from "./content";
import { ListChoices } from "./ListChoices";
import type { PartProps } from "./MessagePanel";
import { useAddressError } from "./PlainFields";

type FrameProps = { interactive: Dict; address: string; onChange: (interactive: Dict) => void };

const HEADERS = ["text", "image", "video", "document"] as const;

/** What stands above the text: words, or a picture, film or file. */
function HeaderFields({ interactive, address, onChange }: FrameProps) {
  const { t } = useTranslation();
  const wrong = useAddressError();
  const header = dict(interactive["header"]);
  const kind = (said(header["type"]).toLowerCase() || "text") as (typeof HEADERS)[number];
  const medium = dict(header[kind]);
  const put = (changed: Dict | null) =>
    onChange(changed ? { ...interactive, header: changed } : without(interactive, "header"));
  const canShowMedia = said(interactive["type"]).toLowerCase() !== "list";
  const url = said(medium["link"]);
  return (
    <>
      {canShowMedia && (
        <Select
          label={t("composer.headerKind")}
          allowDeselect={false}
          value={kind}
          data={HEADERS.map((value) => ({ value, label: t(`composer.headers.${value}`) }))}
          onChange={(type) => {
            if (type === "text") put(null);
            else if (type) put({ type, [type]: { link: kind === "text" ? "" : url } });
          }}
        />
      )}
      {kind === "text" ? (
        <VariableText
          label={t("builder.header")}
          value={said(header["text"])}
          address={address}
          limit={LIMITS.header}
          onChange={(text) => put(text ? { ...header, type: "text", text } : null)}
        />
      ) : (
        <VariableText
          label={t(`composer.mediaAddress.${kind === "document" ? "file" : kind}`)}
          value={url}
          address={address}
          required
          placeholder="https://"
          error={wrong(url)}
          onChange={(link) => put({ ...header, [kind]: { ...medium, link } })}
        />
      )}
      {kind === "document" && (
        <VariableText
          label={t("composer.fileName")}
          value={said(medium["filename"])}
          address={address}
          onChange={(filename) =>
            put({
              ...header,
              [kind]: filename ? { ...medium, filename } : without(medium, "filename"),
            })
          }
        />
      )}
    </>
  );
}

/** The one button that opens an address. */
function LinkFields({ interactive, address, onChange }: FrameProps) {
  const { t } = useTranslation();
  const action = dict(interactive["action"]);
  const parameters = dict(action["parameters"]);
  const put = (patch: Dict) =>
    onChange({
      ...interactive,
      action: { ...action, name: "cta_url", parameters: { ...parameters, ...patch } },
    });
  const url = said(parameters["url"]);
  return (
    <fieldset className="group">
      <legend>{t("composer.link")}</legend>
      <div className="group-fields">
        <VariableText
          label={t("composer.linkLabel")}
          value={said(parameters["display_text"])}
          address={address}
          limit={LIMITS.linkLabel}
          required
          onChange={(display_text) => put({ display_text })}
        />
        <VariableText
          label={t("composer.linkAddress")}
          value={url}
          address={address}
          limit={LIMITS.url}
          required
          placeholder="https://"
          error={/^(https?:\/\/[^\s/]|\{\{|$)/i.test(url) ? null : t("builder.urlWrong")}
          onChange={(written) => put({ url: written })}
        />
      </div>
    </fieldset>
  );
}

const ACTIONS: Record<string, React.ComponentType<FrameProps>> = {
  button: ButtonChoices,
  list: ListChoices,
  cta_url: LinkFields,
};

/** A message with something to tap: heading, text, footer, then buttons, a list or a link. */
export function InteractiveFields({ inputs, address, onChange }: PartProps) {
  const { t } = useTranslation();
  const interactive = interactiveOf(inputs);
  const put = (changed: Dict) =>
    onChange({ ...inputs, content: { ...contentOf(inputs), interactive: changed } });
  const body = dict(interactive["body"]);
  const footer = dict(interactive["footer"]);
  const Action = ACTIONS[said(interactive["type"]).toLowerCase()];
  return (
    <>
      <HeaderFields interactive={interactive} address={address} onChange={put} />
      <VariableText
        label={t("builder.text")}
        value={said(body["text"])}
        address={address}
        limit={LIMITS.body}
        lines={3}
        required
        onChange={(text) => put({ ...interactive, body: { ...body, text } })}
      />
      <VariableText
        label={t("builder.footer")}
        value={said(footer["text"])}
        address={address}
        limit={LIMITS.footer}
        onChange={(text) =>
          put(
            text ? { ...interactive, footer: { ...footer, text } } : without(interactive, "footer"),
          )
        }
      />
      {said(interactive["type"]).toLowerCase() === "flow" && (
        <FlowFields
          sub={said(inputs["subAccountId"])}
          interactive={interactive}
          address={address}
          onChange={put}
        />
      )}
      {Action && <Action interactive={interactive} address={address} onChange={put} />}
    </>
  );
}
