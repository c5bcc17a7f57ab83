import { Text, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { VariableText } from "../../expressions/VariableText";
import { contentOf, dict, said } from "./content";
import type { PartProps } from "./MessagePanel";

const OFTEN = ["👍", "❤️", "😂", "😮", "😢", "🙏"];

/** An emoji on a message of the customer. */
export function ReactionFields({ inputs, address, onChange }: PartProps) {
  const { t } = useTranslation();
  const content = contentOf(inputs);
  const reaction = dict(content["reaction"]);
  const put = (key: string, value: string) =>
    onChange({ ...inputs, content: { ...content, reaction: { ...reaction, [key]: value } } });
  const emoji = said(reaction["emoji"]);
  return (
    <>
      <div className="emoji-row" role="group" aria-label={t("composer.emojiOften")}>
        {OFTEN.map((one) => (
          <UnstyledButton
            key={one}
            className="emoji-tile"
            aria-pressed={one === emoji}
            aria-label={one}
            onClick={() => put("emoji", one)}
          >
            {one}
          </UnstyledButton>
        ))}
      </div>
      <VariableText
        label={t("composer.emoji")}
        value={emoji}
        address={address}
        onChange={(text) => put("emoji", text)}
      />
      <Text className="hint">{t("composer.emojiHint")}</Text>
      <VariableText
        label={t("composer.reactionTo")}
        value={said(reaction["message_id"])}
        address={address}
        required
        onChange={(text) => put("message_id", text)}
      />
      <Text className="hint">{t("composer.reactionToHint")}</Text>
    </>
  );
}
