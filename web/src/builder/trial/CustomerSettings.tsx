import {
  ActionIcon,
  Button,
  Group,
  Popover,
  Select,
  Switch,
  TextInput,
  Tooltip,
} from "@mantine/core";
import { IconUser } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTrial } from "./store";

// A number that nobody has, in each of the countries that journeys ask about most.
const NUMBERS: Record<string, string> = {
  SG: "+6591234567",
  ID: "+628123456789",
  MY: "+60123456789",
  PH: "+639171234567",
  TH: "+66812345678",
  HK: "+85251234567",
  IN: "+919812345678",
  AU: "+61412345678",
  GB: "+447700900123",
  DE: "+4915112345678",
  FR: "+33612345678",
  US: "+12025550123",
  AE: "+971501234567",
  SA: "+966501234567",
  EG: "+201001234567",
};

/** Who the customer is: name, number and with it the country; and whether requests are made for real. */
export function CustomerSettings() {
  const { t, i18n } = useTranslation();
  const customer = useTrial((state) => state.customer);
  const setCustomer = useTrial((state) => state.setCustomer);
  const isReal = useTrial((state) => state.isReal);
  const setReal = useTrial((state) => state.setReal);
  const [isOpen, setOpen] = useState(false);
  const [draft, setDraft] = useState(customer);
  const names = new Intl.DisplayNames(i18n.language, { type: "region" });
  const countries = Object.keys(NUMBERS)
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((one, other) => one.label.localeCompare(other.label, i18n.language));
  const country = Object.keys(NUMBERS).find((key) => NUMBERS[key] === draft.phone) ?? null;
  const isNumber = /^\+[0-9]{5,15}$/.test(draft.phone.replace(/[\s().-]/g, ""));
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width={280}
      trapFocus
      withinPortal
    >
      <Popover.Target>
        <Tooltip label={t("trial.customer")}>
          <ActionIcon
            aria-label={t("trial.customer")}
            onClick={() => {
              setDraft(customer);
              setOpen(!isOpen);
            }}
          >
            <IconUser size={17} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("trial.customer")}>
        <form
          className="fields bare"
          onSubmit={(event) => {
            event.preventDefault();
            if (!isNumber) return;
            setCustomer(draft);
            setOpen(false);
          }}
        >
          <TextInput
            label={t("trial.name")}
            dir="auto"
            maxLength={100}
            value={draft.name}
            onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
          />
          <Select
            label={t("trial.country")}
            placeholder={t("trial.otherCountry")}
            data={countries}
            value={country}
            searchable
            comboboxProps={{ withinPortal: false }}
            onChange={(value) => value && setDraft({ ...draft, phone: NUMBERS[value]! })}
          />
          <TextInput
            label={t("trial.number")}
            dir="ltr"
            inputMode="tel"
            value={draft.phone}
            error={isNumber ? null : t("trial.numberWrong")}
            onChange={(event) => setDraft({ ...draft, phone: event.currentTarget.value })}
          />
          <Switch
            label={t("trial.real")}
            description={t("trial.realText")}
            checked={isReal}
            onChange={(event) => setReal(event.currentTarget.checked)}
          />
          <Group justify="flex-end">
            <Button type="submit" size="xs">
              {t("trial.take")}
            </Button>
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
