import {
  IconApi,
  IconArrowsSplit2,
  IconBolt,
  IconClock,
  IconCornerUpRight,
  IconDialpad,
  IconFolders,
  IconHeadset,
  IconHourglass,
  IconListDetails,
  IconMessage,
  IconMessage2,
  IconPhoneCall,
  IconPhoto,
  IconQuestionMark,
  IconSquareRoundedCheck,
  IconTemplate,
  type Icon,
} from "@tabler/icons-react";
import type { RawStep } from "../api/types";

export type Kind = { key: string; icon: Icon; hue: string };

const kind = (key: string, icon: Icon, hue: string): Kind => ({
  key,
  icon,
  hue: `var(--k-${hue})`,
});

export const TRIGGER = kind("trigger", IconBolt, "trigger");
const UNKNOWN = kind("unknown", IconQuestionMark, "end");
const MESSAGES: Record<string, Kind> = {
  list: kind("list", IconListDetails, "message"),
  button: kind("buttons", IconSquareRoundedCheck, "message"),
  template: kind("template", IconTemplate, "message"),
  media: kind("media", IconPhoto, "message"),
};
// Step types are written in any case in real definitions, so they are looked up in lower case.
const KINDS: Record<string, Kind> = {
  chatappsmessage: kind("ChatAppsMessage", IconMessage2, "message"),
  sms: kind("SMS", IconMessage, "message"),
  waitforreply: kind("WaitForReply", IconHourglass, "wait"),
  wait: kind("Wait", IconClock, "wait"),
  branch: kind("Branch", IconArrowsSplit2, "branch"),
  if: kind("If", IconFolders, "branch"),
  httprequest: kind("HttpRequest", IconApi, "http"),
  jumpto: kind("JumpTo", IconCornerUpRight, "branch"),
  sendtoconverse: kind("SendToConverse", IconHeadset, "handoff"),
  voicemessage: kind("VoiceMessage", IconPhoneCall, "message"),
  waitfordtmf: kind("WaitForDTMF", IconDialpad, "wait"),
};

export const MEDIA = new Set(["image", "video", "audio", "file", "sticker"]);

export const typeOf = (step: Pick<RawStep, "stepType">) => step.stepType.toLowerCase();

export function kindOf(step: RawStep): Kind {
  const found = KINDS[typeOf(step)] ?? UNKNOWN;
  if (found.key !== "ChatAppsMessage") return found;
  const type = String(step.inputs?.["type"] ?? "").toLowerCase();
  if (type === "template") return MESSAGES["template"]!;
  if (MEDIA.has(type)) return MESSAGES["media"]!;
  const content = step.inputs?.["content"] as { interactive?: { type?: string } } | undefined;
  return MESSAGES[content?.interactive?.type ?? ""] ?? found;
}
