import { ActionIcon, Button, Popover, Stack, TextInput } from "@mantine/core";
import {
  IconBellOff,
  IconBellRinging,
  IconUserEdit,
  IconUserOff,
  type Icon,
} from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { NewCustomer } from "../conversation/customer";

type Props = {
  name: string;
  onName: (name: string) => void;
  onMarketing: (choice: "stop" | "resume") => void;
  onNewCustomer: (kind: NewCustomer) => void;
};

/** Who the customer is, and what they want of marketing messages. */
export function CustomerMenu({ name, onName, onMarketing, onNewCustomer }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const doing = (Picture: Icon, word: string, does: () => void) => (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      justify="flex-start"
      leftSection={<Picture size={15} aria-hidden />}
      onClick={() => {
        setOpen(false);
        does();
      }}
    >
      {t(`phone.${word}`)}
    </Button>
  );
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width={290}
      withinPortal
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <ActionIcon
          aria-label={t("phone.customerMenu")}
          title={t("phone.customerMenu")}
          onClick={() => setOpen(!isOpen)}
        >
          <IconUserEdit size={17} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("phone.customerMenu")}>
        <Stack gap={6}>
          <TextInput
            size="xs"
            label={t("phone.profileName")}
            description={t("phone.profileHint")}
            maxLength={100}
            dir="auto"
            defaultValue={name}
            onBlur={(event) => {
              const to = event.currentTarget.value.trim();
              if (to && to !== name) onName(to);
            }}
            onKeyDown={(event) => event.key === "Enter" && setOpen(false)}
          />
          {doing(IconBellOff, "stopMarketing", () => onMarketing("stop"))}
          {doing(IconBellRinging, "resumeMarketing", () => onMarketing("resume"))}
          {doing(IconUserOff, "withoutNumber", () => onNewCustomer("withoutNumber"))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
