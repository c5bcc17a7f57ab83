import { SegmentedControl, Switch, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { isOpen } from "../../expressions/pieces";
import { VariableText } from "../../expressions/VariableText";
import { LIMITS } from "../../inspector/limits";
import { contentOf, dict, MEDIA, said, without, type MediaKind } from "./content";
import type { PartProps } from "./MessagePanel";

/** What is wrong about an address of a file, which WhatsApp fetches itself. */
export function useAddressError() {
  const { t } = useTranslation();
  return (url: string) =>
    url === "" || /^https:\/\/[^\s/]/i.test(url) || /^(\{\{|https:\/\/\{\{)/.test(url)
      ? null
      : t("composer.addressWrong");
}

export function TextFields({ inputs, address, onChange }: PartProps) {
  const { t } = useTranslation();
  const content = contentOf(inputs);
  return (
    <VariableText
      label={t("builder.text")}
      value={said(content["text"])}
      address={address}
      limit={LIMITS.text}
      lines={4}
      required
      onChange={(text) => onChange({ ...inputs, content: { ...content, text } })}
    />
  );
}

/** A picture, film, sound or file that WhatsApp fetches from an address. */
export function MediaFields({ inputs, address, onChange }: PartProps) {
  const { t } = useTranslation();
  const wrong = useAddressError();
  const content = contentOf(inputs);
  const kind = said(inputs["type"]).toLowerCase() as MediaKind;
  const url = said(content["url"]);
  const put = (patch: Record<string, unknown>) =>
    onChange({ ...inputs, content: { ...content, ...patch } });
  const silent = without(content, "text");
  const hasCaption = kind !== "audio" && kind !== "sticker";
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={t("composer.mediaKind")}
        value={kind}
        onChange={(type) =>
          onChange({
            ...inputs,
            type,
            content: without(
              type === "audio" || type === "sticker" ? silent : content,
              type === "audio" ? "" : "voice",
            ),
          })
        }
        data={MEDIA.map((value) => ({ value, label: t(`composer.media.${value}`) }))}
      />
      <VariableText
        label={t(`composer.mediaAddress.${kind}`)}
        value={url}
        address={address}
        required
        placeholder="https://"
        error={wrong(url)}
        onChange={(written) => put({ url: written })}
      />
      <Text className="hint">{t(`composer.mediaHint.${kind}`)}</Text>
      {kind === "audio" && (
        <Switch
          size="xs"
          label={t("composer.voiceNote")}
          description={t("composer.voiceNoteHint")}
          checked={content["voice"] === true}
          onChange={(event) =>
            event.currentTarget.checked
              ? put({ voice: true })
              : onChange({ ...inputs, content: without(content, "voice") })
          }
        />
      )}
      {hasCaption && (
        <VariableText
          label={t("composer.caption")}
          value={said(content["text"])}
          address={address}
          limit={LIMITS.caption}
          lines={2}
          onChange={(text) => (text ? put({ text }) : onChange({ ...inputs, content: silent }))}
        />
      )}
    </>
  );
}

const RANGES = { latitude: 90, longitude: 180 } as const;

export function LocationFields({ inputs, address, onChange }: PartProps) {
  const { t } = useTranslation();
  const content = contentOf(inputs);
  const place = dict(content["location"]);
  const put = (key: string, value: unknown) =>
    onChange({ ...inputs, content: { ...content, location: { ...place, [key]: value } } });
  const wrong = (key: keyof typeof RANGES, written: string) => {
    const isNumber = /^-?\d+(\.\d+)?$/.test(written) && Math.abs(Number(written)) <= RANGES[key];
    return isOpen(written) || isNumber
      ? null
      : t("composer.coordinate", { most: RANGES[key], least: -RANGES[key] });
  };
  return (
    <>
      <VariableText
        label={t("composer.placeName")}
        value={said(place["name"])}
        address={address}
        onChange={(name) => put("name", name)}
      />
      <VariableText
        label={t("composer.placeAddress")}
        value={said(place["address"])}
        address={address}
        error={place["address"] && !place["name"] ? t("composer.addressNeedsName") : null}
        onChange={(written) => put("address", written)}
      />
      <div className="two">
        {(["latitude", "longitude"] as const).map((key) => {
          const written = String(place[key] ?? "");
          return (
            <VariableText
              key={key}
              label={t(`composer.${key}`)}
              value={written}
              address={address}
              error={wrong(key, written)}
              onChange={(text) =>
                // Numbers are kept as numbers once they are whole: `1.` is still being written.
                put(key, String(Number(text)) === text ? Number(text) : text)
              }
            />
          );
        })}
      </div>
    </>
  );
}
