import { Accordion } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useView } from "../view";

type Props = {
  label?: string;
  /** The fields inside; it opens when somebody is led to one of them. */
  fields?: string[];
  children: ReactNode;
};

/** What is seldom changed, out of the way. */
export function More({ label, fields = [], children }: Props) {
  const { t } = useTranslation();
  const asked = useView((state) => state.field);
  const isAsked = asked !== null && fields.some((one) => `${asked}.`.startsWith(`${one}.`));
  const [open, setOpen] = useState(isAsked ? "more" : null);
  const [seen, setSeen] = useState(asked);
  if (asked !== seen) {
    setSeen(asked);
    if (isAsked) setOpen("more");
  }
  return (
    <Accordion variant="contained" chevronPosition="left" value={open} onChange={setOpen}>
      <Accordion.Item value="more">
        <Accordion.Control>{label ?? t("steps.more")}</Accordion.Control>
        <Accordion.Panel>
          <div className="fields bare">{children}</div>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}
