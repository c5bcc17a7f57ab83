import { Accordion } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** What is seldom changed, out of the way. */
export function More({ label, children }: { label?: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Accordion variant="contained" chevronPosition="left">
      <Accordion.Item value="more">
        <Accordion.Control>{label ?? t("steps.more")}</Accordion.Control>
        <Accordion.Panel>
          <div className="fields bare">{children}</div>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}
