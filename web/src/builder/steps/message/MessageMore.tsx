import { Accordion } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { VariableText } from "../../expressions/VariableText";
import { dict, said } from "./content";
import type { PartProps } from "./MessagePanel";

/** To whom it goes and from where, which is seldom changed. */
export function MessageMore({ inputs, address, onChange, isSms }: PartProps & { isSms?: boolean }) {
  const { t } = useTranslation();
  const user = dict(inputs["user"]);
  const key = "channelUserId" in user && !("msisdn" in user) ? "channelUserId" : "msisdn";
  return (
    <Accordion variant="contained" chevronPosition="left">
      <Accordion.Item value="more">
        <Accordion.Control>{t("composer.more")}</Accordion.Control>
        <Accordion.Panel>
          <div className="fields bare">
            <VariableText
              label={t("composer.recipient")}
              value={said(isSms ? inputs["destination"] : user[key])}
              address={address}
              required
              onChange={(number) =>
                onChange(
                  isSms
                    ? { ...inputs, destination: number }
                    : { ...inputs, user: { ...user, [key]: number } },
                )
              }
            />
            <VariableText
              label={t("composer.subaccount")}
              value={said(inputs["subAccountId"])}
              address={address}
              required
              onChange={(subAccountId) => onChange({ ...inputs, subAccountId })}
            />
          </div>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}
