import { Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { HeaderFormat } from "../api";
import { BodyField } from "./BodyField";
import { LIMITS, type Header } from "./form";
import { useProblem } from "./scope";

const ALL = ["None", "Text", "Image", "Video", "Document", "Location"] as const;
const ON_CARDS = ["Image", "Video"] as const;

type Props = {
  header: Header;
  place: string;
  isOnCard?: boolean;
  onChange: (header: Header) => void;
};

/** What stands above the text: nothing, a heading, a picture, a video, a document or a place. */
export function HeaderFields({ header, place, isOnCard = false, onChange }: Props) {
  const { t } = useTranslation();
  const formats: readonly Header["format"][] = isOnCard
    ? ON_CARDS
    : header.format === "Gif"
      ? [...ALL, "Gif"]
      : ALL;
  const wrongKind = useProblem(`${place}.format`, true);
  const wrongSample = useProblem(`${place}.examples`, (header.samples[0] ?? "") !== "");
  const isMedia = !["None", "Text", "Location"].includes(header.format);
  return (
    <div className="tw-stack">
      <Select
        label={t("templates.write.header")}
        allowDeselect={false}
        data={formats.map((value) => ({
          value,
          label: value === "None" ? t("templates.write.noHeader") : t(`templates.formats.${value}`),
        }))}
        value={header.format}
        error={wrongKind}
        onChange={(format) =>
          format && onChange({ format: format as HeaderFormat | "None", text: "", samples: [] })
        }
      />
      {header.format === "Text" && (
        <BodyField
          label={t("templates.write.heading")}
          isHeading
          place={place}
          limit={LIMITS.header}
          value={header}
          onChange={(text) => onChange({ ...header, ...text })}
        />
      )}
      {isMedia && (
        <TextInput
          type="url"
          label={t("templates.write.mediaSample", {
            kind: t(`templates.formats.${header.format as HeaderFormat}`),
          })}
          description={t("templates.write.mediaHint")}
          placeholder="https://"
          required
          dir="ltr"
          value={header.samples[0] ?? ""}
          error={wrongSample}
          onChange={(event) => onChange({ ...header, samples: [event.currentTarget.value] })}
        />
      )}
      {header.format === "Location" && <p className="hint">{t("templates.write.locationHint")}</p>}
    </div>
  );
}
