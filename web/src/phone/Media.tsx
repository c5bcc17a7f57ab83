import {
  IconFile,
  IconFileText,
  IconFileTypePdf,
  IconFileTypeXls,
  IconPhoto,
  IconSticker,
  IconVideo,
} from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fileName, pictureUrl, safeUrl } from "../templates/rendered";
import type { Attachment } from "./parts";

type Of<Kind extends Attachment["kind"]> = Extract<Attachment, { kind: Kind }>;

const PICTURES = { image: IconPhoto, video: IconVideo, gif: IconPhoto, sticker: IconSticker };

/** What stands in for a medium that cannot be shown: what it is, and its name. */
function Missing({ kind, url }: { kind: keyof typeof PICTURES; url: string }) {
  const { t } = useTranslation();
  const Picture = PICTURES[kind];
  return (
    <div className="wa-missing">
      <Picture size={26} aria-hidden />
      <span dir="auto">{fileName(url) || t(`phone.media.${kind === "gif" ? "image" : kind}`)}</span>
    </div>
  );
}

export function Picture({ medium }: { medium: Of<"image" | "sticker" | "gif" | "video"> }) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState("");
  const { kind, url } = medium;
  const source = url === failed ? undefined : pictureUrl(url);
  if (!source) return <Missing kind={kind} url={url} />;
  if (kind === "image" || kind === "sticker") {
    return (
      <img
        className={kind === "sticker" ? "wa-sticker" : "wa-picture"}
        src={source}
        alt={t(kind === "sticker" ? "phone.media.sticker" : "phone.picture", {
          name: fileName(url),
        })}
        referrerPolicy="no-referrer"
        loading="lazy"
        onError={() => setFailed(url)}
      />
    );
  }
  const isMoving = kind === "gif";
  return (
    <video
      className="wa-picture"
      src={source}
      aria-label={t("phone.videoNamed", { name: fileName(url) })}
      controls
      muted={isMoving}
      loop={isMoving}
      playsInline
      preload="metadata"
      onError={() => setFailed(url)}
    />
  );
}

const KINDS: [RegExp, typeof IconFile, string][] = [
  [/^pdf$/, IconFileTypePdf, "pdf"],
  [/^(xlsx?|csv)$/, IconFileTypeXls, "sheet"],
  [/^(docx?|txt|pptx?|rtf)$/, IconFileText, "word"],
];

/** Bytes as people say them. */
export function sizeOf(bytes: number, locale: string): string {
  const [value, unit] =
    bytes < 1000
      ? [bytes, "byte"]
      : bytes < 1e6
        ? [bytes / 1000, "kilobyte"]
        : [bytes / 1e6, "megabyte"];
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: value < 10 && unit !== "byte" ? 1 : 0,
  }).format(value);
}

/** A document: what it is called, of which kind, how large; it opens in a window of its own. */
export function FileCard({ file }: { file: Of<"document"> }) {
  const { t, i18n } = useTranslation();
  const ending = /\.([a-z0-9]{1,5})$/i.exec(file.name)?.[1] ?? "";
  const found = KINDS.find(([shape]) => shape.test(ending.toLowerCase()));
  const Kind = found?.[1] ?? IconFile;
  const about = [
    ending.toUpperCase(),
    file.size === null ? "" : sizeOf(file.size, i18n.language),
  ].filter(Boolean);
  const url = safeUrl(file.url);
  const inside = (
    <>
      <Kind size={30} stroke={1.5} aria-hidden className={`kind-${found?.[2] ?? "other"}`} />
      <span className="grow">
        <b dir="auto">{file.name || t("phone.media.file")}</b>
        <small>{about.join(" · ") || t("phone.media.file")}</small>
      </span>
    </>
  );
  return url ? (
    <a className="wa-file" href={url} target="_blank" rel="noopener noreferrer">
      {inside}
    </a>
  ) : (
    <span className="wa-file">{inside}</span>
  );
}
