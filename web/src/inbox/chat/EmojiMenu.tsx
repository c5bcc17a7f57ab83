import { ActionIcon, Popover, Tooltip } from "@mantine/core";
import { IconMoodSmile } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

const EMOJIS =
  "😀 😃 😄 😁 😊 🙂 😉 😍 😘 😂 🤣 😅 🤔 😐 😕 😟 😢 😭 😡 😴 👍 👎 👌 🙏 👏 💪 🤝 👋 ❤️ 💙 ⭐ ✨ 🎉 🎂 🎁 ✅ ❌ ⚠️ ❓ 📅 ⏰ 📍 📞 ✉️ 💊 🦷 🏥 🚗".split(
    " ",
  );

export function EmojiMenu({
  onPick,
  disabled,
}: {
  onPick: (emoji: string) => void;
  disabled: boolean;
}) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus returnFocus width={300}>
      <Popover.Target>
        <Tooltip label={t("inbox.emoji")}>
          <ActionIcon
            aria-label={t("inbox.emoji")}
            disabled={disabled}
            onClick={() => setOpened(!opened)}
          >
            <IconMoodSmile size={18} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown className="desk-emojis">
        {EMOJIS.map((emoji) => (
          <button
            key={emoji}
            type="button"
            onClick={() => {
              onPick(emoji);
              setOpened(false);
            }}
          >
            {emoji}
          </button>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
