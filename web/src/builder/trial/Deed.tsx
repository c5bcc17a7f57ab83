import { ActionIcon, Tooltip } from "@mantine/core";
import {
  IconArrowBackUp,
  IconClock,
  IconCornerDownRight,
  IconForms,
  IconHeadset,
  IconMessage,
  IconPhone,
  IconWorld,
  type Icon,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { titleOf } from "../../canvas/preview";
import { spanIn } from "./span";
import { useTrial } from "./store";
import type { Entry } from "./timeline";
import type { Happening } from "./types";

const PICTURES: Record<Happening["type"], Icon> = {
  text: IconMessage,
  tap: IconMessage,
  media: IconMessage,
  form: IconForms,
  request: IconWorld,
  time: IconClock,
  answer: IconWorld,
  keys: IconPhone,
  jump: IconCornerDownRight,
  agent: IconHeadset,
  handback: IconHeadset,
};
const REPLIES = new Set<Happening["type"]>(["text", "tap", "media", "form", "keys"]);

function useDeed(happening: Happening | undefined, before: string | undefined): string {
  const { t, i18n } = useTranslation();
  if (!happening) return "";
  switch (happening.type) {
    case "text":
      return t("trial.did.text", { text: happening.text });
    case "tap":
      return t("trial.did.tap", { text: happening.title ?? happening.id });
    case "media":
      return t("trial.did.media", { kind: t(`phone.media.${happening.kind}`) });
    case "keys":
      return t("trial.did.keys", { keys: happening.keys });
    case "jump":
      return t("trial.did.jump", { title: titleOf(idOf(happening.step)) });
    case "time": {
      const seconds = Math.round(
        (Date.parse(happening.at) - Date.parse(before ?? happening.at)) / 1000,
      );
      return t("trial.did.time", { time: spanIn(Math.max(seconds, 0), t, i18n.language) });
    }
    case "answer":
      return happening.code === 0
        ? t("trial.did.noAnswer")
        : t("trial.did.answer", { code: happening.code ?? 200 });
    default:
      return t(`trial.did.${happening.type}`);
  }
}

export const idOf = (address: string) =>
  address.split("/").at(-1)!.replaceAll("~1", "/").replaceAll("~0", "~");

/** Something that somebody did: it can be taken back. */
export function Deed({ entry }: { entry: Extract<Entry, { kind: "did" }> }) {
  const { t } = useTranslation();
  const happening = useTrial((state) => state.happenings[entry.happening]);
  const before = useTrial((state) => state.happenings[entry.happening - 1]?.at);
  const stepBack = useTrial((state) => state.stepBack);
  const words = useDeed(happening, before);
  if (!happening) return null;
  const Picture = PICTURES[happening.type];
  const label = t(REPLIES.has(happening.type) ? "trial.answerDifferently" : "trial.takeBack");
  return (
    <li className={`deed ${entry.isLost ? "lost" : ""}`}>
      <Picture size={14} aria-hidden />
      <span className="grow" dir="auto">
        {words}
        {entry.remark && <small>{t(`trial.remarks.${entry.remark}`)}</small>}
      </span>
      {happening.type !== "answer" && (
        <Tooltip label={label}>
          <ActionIcon
            size="sm"
            aria-label={`${label}: ${words}`}
            onClick={() => stepBack(entry.happening)}
          >
            <IconArrowBackUp size={14} />
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  );
}
