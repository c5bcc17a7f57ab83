import { ActionIcon, Group, Text, Tooltip } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconUserPlus } from "@tabler/icons-react";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import { useProfileName, type NewCustomer } from "../conversation/customer";
import { onSimulator } from "../forms/api";
import { FormsOnPhone } from "../forms/phone/onPhone";
import { Failed, Loading } from "../shell/Feedback";
import { WindowClock } from "./Clock";
import { CustomerMenu } from "./CustomerMenu";
import { PhoneScreen } from "./PhoneScreen";
import type { Sent } from "./sent";
import { SkipMenu } from "./SkipMenu";
import { isBsuid, senderOf, usePhone } from "./usePhone";

type Props = {
  sub: string;
  business: string;
  msisdn: string;
  hint: string | null;
  onNewCustomer: (kind: NewCustomer) => void;
};

function Whose({ msisdn }: { msisdn: string }) {
  const { t } = useTranslation();
  return (
    <div className="grow">
      <Text size="sm" fw={620}>
        {t("phone.title")}{" "}
        <bdi className="tnum dim" title={msisdn}>
          {isBsuid(msisdn) ? t("phone.hiddenNumber") : senderOf(msisdn)}
        </bdi>
      </Text>
      <Text size="xs" c="dimmed" lh={1.2}>
        {t("phone.subtitle")}
      </Text>
    </div>
  );
}

/** The phone of a customer on the simulator: what the server says is on it, and what the customer may do. */
export function Phone({ sub, business, msisdn, hint, onNewCustomer }: Props) {
  const { t } = useTranslation();
  const [ownName, setOwnName] = useProfileName(msisdn);
  const { phone, newest, messages, older, unread, calls, ...does } = usePhone(sub, msisdn, ownName);
  const { write, skip, press, marketing } = does;
  const name = ownName ?? phone.data?.name ?? "";
  const { mutate } = write;
  const onSend = useCallback((sent: Sent) => mutate({ ...sent }), [mutate]);
  const onUpload = useCallback(
    (file: File) =>
      api.upload(sub, file).catch((error: Error) => {
        notifications.show({ color: "red", title: t("common.failed"), message: error.message });
        throw error;
      }),
    [sub, t],
  );
  const { mutateAsync } = write;
  const forms = useMemo(() => onSimulator(sub, mutateAsync), [sub, mutateAsync]);
  return (
    <aside className="panel sim" aria-label={t("phone.title")}>
      <Group className="panel-head" gap={4} wrap="nowrap">
        <Whose msisdn={msisdn} />
        <Tooltip label={t("phone.newCustomer")}>
          <ActionIcon
            aria-label={t("phone.newCustomer")}
            onClick={() => onNewCustomer("withNumber")}
          >
            <IconUserPlus size={17} />
          </ActionIcon>
        </Tooltip>
        <CustomerMenu
          name={name}
          onName={setOwnName}
          onMarketing={(choice) => marketing.mutate(choice)}
          onNewCustomer={onNewCustomer}
        />
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
          isTyping={phone.data?.typing ?? false}
          owner={{ name, phone: isBsuid(msisdn) ? "" : senderOf(msisdn) }}
          call={calls.data?.[0]}
          hint={hint}
          busy={false}
          onSend={onSend}
          onUpload={onUpload}
          onWrite={(text, replyToUmid) => write.mutate({ type: "text", text, replyToUmid })}
          onTap={does.tap}
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
