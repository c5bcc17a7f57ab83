import { ActionIcon, Button } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

type Props = {
  values: string[];
  /** What an added one begins as; null when there is none left to add. */
  fresh: string | null;
  onChange: (values: string[]) => void;
  children: (value: string, label: string, put: (value: string) => void) => ReactNode;
};

/** One value to compare with, or several of which one must fit. */
export function Alternatives({ values, fresh, onChange, children }: Props) {
  const { t } = useTranslation();
  const label = (at: number) =>
    values.length === 1 ? t("conditions.value") : t("conditions.valueOf", { number: at + 1 });
  return (
    <div className="alternatives">
      {values.map((value, at) => (
        <div className="alternative" key={at}>
          {children(value, label(at), (changed) =>
            onChange(values.map((one, index) => (index === at ? changed : one))),
          )}
          {values.length > 1 && (
            <ActionIcon
              aria-label={t("conditions.removeValue", { number: at + 1 })}
              onClick={() => onChange(values.filter((_, index) => index !== at))}
            >
              <IconX size={14} />
            </ActionIcon>
          )}
        </div>
      ))}
      {fresh !== null && (
        <Button
          className="quiet"
          variant="subtle"
          size="compact-xs"
          leftSection={<IconPlus size={12} aria-hidden />}
          onClick={() => onChange([...values, fresh])}
        >
          {t("conditions.or")}
        </Button>
      )}
    </div>
  );
}
