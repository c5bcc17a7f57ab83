import { ActionIcon, Group, Text, Tooltip } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { onSimulator } from "../forms/api";
import { FormsOnPhone } from "../forms/phone/onPhone";
import { Failed, Loading } from "../shell/Feedback";
import { WindowClock } from "./Clock";
import { PhoneScreen } from "./PhoneScreen";
import { SkipMenu } from "./SkipMenu";
import { usePhone } from "./usePhone";

type Props = {
  sub: string;
  business: string;
  msisdn: string;
  hint: string | null;
  onNewCustomer: () => void;
};

/** The phone of a customer on the simulator: what the server says is on it, and what the customer may do. */
export function Phone({ sub, business, msisdn, hint, onNewCustomer }: Props) {
  const { t } = useTranslation();
  const { phone, newest, messages, older, unread, calls, write, skip, press } = usePhone(
    sub,
    msisdn,
  );
  const { mutateAsync } = write;
  const forms = useMemo(() => onSimulator(sub, mutateAsync), [sub, mutateAsync]);
  return (
    <aside className="panel sim" aria-label={t("phone.title")}>
      <Group className="panel-head" gap={4} wrap="nowrap">
        <div className="grow">
          <Text size="sm" fw={620}>
            {t("phone.title")}{" "}
            <bdi className="tnum dim">
              {"+"}
              {msisdn}
            </bdi>
          </Text>
          <Text size="xs" c="dimmed" lh={1.2}>
            {t("phone.subtitle")}
          </Text>
        </div>
        <Tooltip label={t("phone.newCustomer")}>
          <ActionIcon aria-label={t("phone.newCustomer")} onClick={onNewCustomer}>
            <IconUserPlus size={17} />
          </ActionIcon>
        </Tooltip>
        <SkipMenu onSkip={(advance) => skip.mutate(advance)} busy={skip.isPending} />
      </Group>
      {phone.data && <WindowClock phone={phone.data} readAt={phone.dataUpdatedAt} />}
      <FormsOnPhone value={forms}>
        <PhoneScreen
          business={business}
          messages={messages}
          now={phone.data?.now}
          unread={unread}
          older={older}
          call={calls.data?.[0]}
          hint={hint}
          busy={false}
          onWrite={(text, replyToUmid) => write.mutate({ type: "text", text, replyToUmid })}
          onTap={(message, choice) =>
            write.mutate({ type: "reply", id: choice.id, replyToUmid: message.umid })
          }
          onKeys={(uid, keys) => press.mutate({ uid, keys })}
        >
          {newest.isPending && <Loading />}
          {newest.isError && !messages && (
            <Failed error={newest.error} retry={() => void newest.refetch()} />
          )}
        </PhoneScreen>
      </FormsOnPhone>
    </aside>
  );
}
