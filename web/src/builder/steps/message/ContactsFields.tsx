import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { VariableText } from "../../expressions/VariableText";
import { LIMITS } from "../../inspector/limits";
import { contentOf, dict, list, NOBODY, said, without, type Dict } from "./content";
import type { PartProps } from "./MessagePanel";

type PersonProps = { person: Dict; address: string; onChange: (person: Dict) => void };

function PersonFields({ person, address, onChange }: PersonProps) {
  const { t } = useTranslation();
  const first = (key: string) => dict(list(person[key])[0]);
  const more = (key: string) => list(person[key]).slice(1);
  const put = (key: string, value: Dict, isEmpty: boolean) => {
    const entries = isEmpty ? more(key) : [value, ...more(key)];
    onChange(entries.length > 0 ? { ...person, [key]: entries } : without(person, key));
  };
  const name = dict(person["name"]);
  const org = dict(person["org"]);
  return (
    <>
      <VariableText
        label={t("composer.personName")}
        value={said(name["formatted_name"])}
        address={address}
        required
        onChange={(text) =>
          // WhatsApp wants the whole name and one of its parts.
          onChange({ ...person, name: { ...name, formatted_name: text, first_name: text } })
        }
      />
      <VariableText
        label={t("composer.personPhone")}
        value={said(first("phones")["phone"])}
        address={address}
        placeholder="+65 9123 4567"
        onChange={(phone) => put("phones", { type: "CELL", ...first("phones"), phone }, !phone)}
      />
      <VariableText
        label={t("composer.personEmail")}
        value={said(first("emails")["email"])}
        address={address}
        onChange={(email) => put("emails", { type: "WORK", ...first("emails"), email }, !email)}
      />
      <VariableText
        label={t("composer.personCompany")}
        value={said(org["company"])}
        address={address}
        onChange={(company) =>
          onChange(company ? { ...person, org: { ...org, company } } : without(person, "org"))
        }
      />
    </>
  );
}

/** Cards of people, which the customer can save. */
export function ContactsFields({ inputs, address, onChange }: PartProps) {
  const { t } = useTranslation();
  const content = contentOf(inputs);
  const people = list(content["contacts"]).map(dict);
  const put = (contacts: Dict[]) => onChange({ ...inputs, content: { ...content, contacts } });
  return (
    <>
      {people.map((person, index) => (
        <fieldset key={index} className="group">
          <legend>{t("composer.person", { number: index + 1 })}</legend>
          <div className="group-fields">
            <PersonFields
              person={person}
              address={address}
              onChange={(changed) => put(people.map((one, at) => (at === index ? changed : one)))}
            />
            {people.length > 1 && (
              <div className="group-foot">
                <Button
                  variant="subtle"
                  color="gray"
                  size="xs"
                  onClick={() => put(people.filter((_, at) => at !== index))}
                >
                  {t("composer.removePerson", { number: index + 1 })}
                </Button>
              </div>
            )}
          </div>
        </fieldset>
      ))}
      <div className="group-foot">
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={people.length >= LIMITS.contacts}
          onClick={() => put([...people, NOBODY])}
        >
          {t("composer.addPerson")}
        </Button>
      </div>
    </>
  );
}
