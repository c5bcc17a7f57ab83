import { ActionIcon, Menu, Tooltip, useDirection } from "@mantine/core";
import { IconCheck, IconLanguage } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { changeLanguage } from "../i18n";
import { directionOf, LANGUAGES, type Language } from "../i18n/languages";

/** The language of the application; each is called by its own name, for those who can't read the present one. */
export function LanguageMenu() {
  const { t, i18n } = useTranslation();
  const { setDirection } = useDirection();
  const choose = async (language: Language) => {
    await changeLanguage(language);
    setDirection(directionOf(language));
  };
  return (
    <Menu position="right-end">
      <Menu.Target>
        <Tooltip label={t("language.choose")} position="right">
          <ActionIcon size={40} aria-label={t("language.choose")}>
            <IconLanguage size={20} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {(Object.keys(LANGUAGES) as Language[]).map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            dir={directionOf(language)}
            aria-current={i18n.language === language}
            rightSection={i18n.language === language ? <IconCheck size={14} aria-hidden /> : null}
            onClick={() => void choose(language)}
          >
            {LANGUAGES[language]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
