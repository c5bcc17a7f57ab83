import { TagsInput, Textarea } from "@mantine/core";
import { IconChecks } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { changed, heard, type ConsentLanguage, type ConsentSettings } from "./api";

type Props = {
  words: ConsentLanguage;
  everywhere: ConsentSettings["everywhere"];
  onChange: (words: ConsentLanguage) => void;
};

const CHOICES = [
  ["stop", "stopped"],
  ["start", "started"],
] as const;

/** The words of one language, what is answered, and how that looks on the phone. */
export function LanguageWords({ words, everywhere, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className="consent-language">
      <div className="consent-fields">
        {CHOICES.map(([choice, answer]) => (
          <fieldset className="group" key={choice}>
            <legend>{t(`consent.choices.${choice}`)}</legend>
            <TagsInput
              label={t(`consent.wordsTo.${choice}`)}
              dir="auto"
              maxTags={60}
              value={heard(words[choice])}
              onChange={(value) => onChange({ ...words, [choice]: changed(words[choice], value) })}
            />
            <Textarea
              mt="sm"
              autosize
              minRows={2}
              dir="auto"
              maxLength={4096}
              label={t(`consent.answerTo.${choice}`)}
              description={words[answer].text ? t("consent.ownText") : t("consent.builtInText")}
              placeholder={words[answer].builtIn}
              value={words[answer].text ?? ""}
              onChange={(event) =>
                onChange({
                  ...words,
                  [answer]: { ...words[answer], text: event.currentTarget.value || null },
                })
              }
            />
          </fieldset>
        ))}
      </div>
      <figure className="consent-preview" aria-label={t("consent.preview")}>
        <figcaption>{t("consent.preview")}</figcaption>
        <div className="wa-chat" lang={words.language}>
          {CHOICES.map(([choice, answer]) => (
            <div key={choice} className="consent-exchange">
              <div className="b out" dir="auto">
                {(words.language !== "en" && heard(words[choice])[0]) || everywhere[choice][0]}
                <span className="t" aria-hidden>
                  <IconChecks size={15} className="ticks" />
                </span>
              </div>
              <div className="b in" dir="auto">
                {words[answer].text ?? words[answer].builtIn}
              </div>
            </div>
          ))}
        </div>
      </figure>
    </div>
  );
}
