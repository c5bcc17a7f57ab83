import { Button } from "@mantine/core";
import { IconAlertTriangle, IconEye, IconPencil, IconRoute2 } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Detail } from "../api";

function Line({
  kind,
  icon,
  children,
  action,
}: {
  kind: string;
  icon: ReactNode;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={`desk-banner ${kind}`} role={kind === "warns" ? "alert" : "status"}>
      {icon}
      <span className="grow">{children}</span>
      {action}
    </div>
  );
}

type Props = {
  detail: Detail;
  me: string | null;
  /** The journey that runs in the conversation. */
  journey: string | null;
  onTemplate: () => void;
  onTakeOver: () => void;
};

/** What one must know before writing: who else is there, who has it, what a journey does, whether the window is open. */
export function Banner({ detail, me, journey, onTemplate, onTakeOver }: Props) {
  const { t } = useTranslation();
  const { handover, optedOut } = detail.conversation;
  const writing = detail.lookers.filter((one) => one.isTyping);
  const looking = detail.lookers.filter((one) => !one.isTyping);
  const names = (list: typeof writing) => list.map((one) => one.name).join(", ");
  const owner = handover?.assignedTo;
  return (
    <>
      {writing.length > 0 && (
        <Line kind="warns" icon={<IconPencil size={15} aria-hidden />}>
          {t("inbox.writing", { who: names(writing) })}
        </Line>
      )}
      {looking.length > 0 && (
        <Line kind="tells" icon={<IconEye size={15} aria-hidden />}>
          {t("inbox.looking", { who: names(looking) })}
        </Line>
      )}
      {!handover && (
        <Line kind="tells" icon={<IconRoute2 size={15} aria-hidden />}>
          {journey ? t("inbox.journeyRuns", { name: journey }) : t("inbox.nobodyHas")}
        </Line>
      )}
      {owner && owner.id !== me && (
        <Line
          kind="tells"
          icon={<IconAlertTriangle size={15} aria-hidden />}
          action={
            <Button size="compact-xs" variant="default" onClick={onTakeOver}>
              {t("inbox.takeOver")}
            </Button>
          }
        >
          {t("inbox.hasIt", { who: owner.name })}
        </Line>
      )}
      {optedOut === "all" && (
        <Line kind="tells" icon={<IconAlertTriangle size={15} aria-hidden />}>
          {t("inbox.optedOut")}
        </Line>
      )}
      {!detail.window.isOpen && (
        <Line
          kind="tells"
          icon={<IconAlertTriangle size={15} aria-hidden />}
          action={
            <Button size="compact-xs" onClick={onTemplate}>
              {t("inbox.chooseTemplate")}
            </Button>
          }
        >
          {t("inbox.windowClosed")}
        </Line>
      )}
    </>
  );
}
