import { Select, TextInput, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Arrived } from "../api";
import { isAddress, type Choices, type Way } from "./bindings";

type Props = {
  arrived: Arrived;
  ours: string[];
  choices: Choices;
  onChange: (choices: Choices) => void;
};

function SubAccounts({ arrived, ours, choices, onChange }: Props) {
  const { t } = useTranslation();
  return arrived.subAccounts.map(({ id, count }) => {
    const label = t("import.subAccount", { id });
    const kept = ours.includes(id) ? [] : [{ value: id, label: t("import.keep") }];
    return (
      <div className="binding" key={id}>
        <span className="binding-name" dir="auto">
          {label} <small>{t("import.uses", { count })}</small>
        </span>
        <Select
          aria-label={label}
          data={[...ours.map((own) => ({ value: own, label: own })), ...kept]}
          value={choices.subAccounts[id] ?? id}
          allowDeselect={false}
          onChange={(chosen) =>
            chosen &&
            onChange({ ...choices, subAccounts: { ...choices.subAccounts, [id]: chosen } })
          }
        />
      </div>
    );
  });
}

function Addresses({ arrived, choices, onChange }: Props) {
  const { t } = useTranslation();
  return arrived.addresses.map(({ origin, isBuiltin, urls }) => {
    const label = isBuiltin ? t("import.builtinAddress") : t("import.address", { origin });
    const { way, url } = choices.addresses[origin]!;
    const set = (chosen: { way: Way; url: string }) =>
      onChange({ ...choices, addresses: { ...choices.addresses, [origin]: chosen } });
    const newLabel = t("import.newAddress", { origin });
    return (
      <div className="binding" key={origin}>
        <span className="binding-name" dir="auto">
          {label} {!isBuiltin && <small dir="ltr">{urls.slice(0, 3).join(", ")}</small>}
        </span>
        <Select
          aria-label={label}
          data={[
            { value: "keep", label: t("import.keep") },
            { value: "builtin", label: t("import.builtin") },
            { value: "other", label: t("import.replace") },
          ]}
          value={way}
          allowDeselect={false}
          onChange={(chosen) => chosen && set({ way: chosen as Way, url })}
        />
        {way === "other" && (
          <TextInput
            className="wide"
            type="url"
            dir="ltr"
            aria-label={newLabel}
            placeholder="https://"
            value={url}
            error={url && !isAddress(url) ? t("import.addressWrong") : undefined}
            onChange={(event) => set({ way, url: event.currentTarget.value })}
          />
        )}
      </div>
    );
  });
}

function Placeholders({ arrived, choices, onChange }: Props) {
  const { t } = useTranslation();
  return arrived.placeholders.map(({ text, count }) => {
    const label = t("import.placeholder", { text });
    return (
      <div className="binding" key={text}>
        <span className="binding-name" dir="auto">
          {label} <small>{t("import.uses", { count })}</small>
        </span>
        <TextInput
          aria-label={label}
          dir="auto"
          value={choices.texts[text] ?? ""}
          onChange={(event) =>
            onChange({ ...choices, texts: { ...choices.texts, [text]: event.currentTarget.value } })
          }
        />
      </div>
    );
  });
}

/** What the journey is connected to elsewhere, and what is to be used here instead. */
export function Bindings(props: Props) {
  const { t } = useTranslation();
  const { subAccounts, addresses, placeholders } = props.arrived;
  if (subAccounts.length + addresses.length + placeholders.length === 0) return null;
  return (
    <section>
      <Title order={3} size="h5">
        {t("import.bind")}
      </Title>
      <p className="dim">{t("import.bindText")}</p>
      <SubAccounts {...props} />
      <Addresses {...props} />
      <Placeholders {...props} />
    </section>
  );
}
