import {
  IconFile,
  IconMapPin,
  IconMusic,
  IconPhoto,
  IconSticker,
  IconTemplate,
  IconVideo,
  type Icon,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Message } from "../api/types";
import { mediaOf } from "./content";

const PICTURES: Record<string, Icon> = {
  image: IconPhoto,
  video: IconVideo,
  audio: IconMusic,
  file: IconFile,
  location: IconMapPin,
  sticker: IconSticker,
  template: IconTemplate,
};

/** What stands in for a picture, a file or a place; nothing is loaded from elsewhere. */
export function Media({ message }: { message: Message }) {
  const { t } = useTranslation();
  const media = mediaOf(message);
  if (!media) return null;
  const Picture = PICTURES[media.kind] ?? IconFile;
  return (
    <span className="media">
      <Picture size={18} aria-hidden />
      <span>
        <b>{t(`phone.media.${media.kind}`)}</b>
        {media.detail && <small dir="auto">{media.detail}</small>}
      </span>
    </span>
  );
}
