import { Loader, Menu } from "@mantine/core";
import {
  IconAddressBook,
  IconFileText,
  IconMapPin,
  IconMicrophone,
  IconPaperclip,
  IconPhoto,
  IconSticker,
  IconUpload,
  IconVideo,
  type Icon,
} from "@tabler/icons-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { SAMPLES, type Sent } from "./sent";

const ICONS: Record<string, Icon> = {
  image: IconPhoto,
  video: IconVideo,
  voice: IconMicrophone,
  document: IconFileText,
  sticker: IconSticker,
};

type Props = {
  onSend: (sent: Sent) => void;
  onAsk: (ask: "place" | "contact") => void;
  /** Files of one's own; without, there are only samples. */
  onFiles?: ((files: File[]) => void) | undefined;
  isUploading: boolean;
};

/** What else can be sent from the phone. */
export function AttachMenu({ onSend, onAsk, onFiles, isUploading }: Props) {
  const { t } = useTranslation();
  const files = useRef<HTMLInputElement>(null);
  return (
    <>
      <Menu position="top-start" withinPortal>
        <Menu.Target>
          <button type="button" className="attach" aria-label={t("phone.attach")}>
            {isUploading ? (
              <Loader size={16} aria-label={t("phone.uploading")} />
            ) : (
              <IconPaperclip size={18} aria-hidden />
            )}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {onFiles && (
            <Menu.Item
              leftSection={<IconUpload size={15} aria-hidden />}
              onClick={() => files.current?.click()}
            >
              {t("phone.chooseFile")}
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconMapPin size={15} aria-hidden />}
            onClick={() => onAsk("place")}
          >
            {t("phone.media.location")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconAddressBook size={15} aria-hidden />}
            onClick={() => onAsk("contact")}
          >
            {t("phone.media.contacts")}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>{t("phone.samples")}</Menu.Label>
          {SAMPLES.map(([type, content]) => {
            const Picture = ICONS[type] ?? IconPhoto;
            return (
              <Menu.Item
                key={type}
                leftSection={<Picture size={15} aria-hidden />}
                onClick={() => onSend({ type, content: content() })}
              >
                {t(`phone.sample.${type}`)}
              </Menu.Item>
            );
          })}
        </Menu.Dropdown>
      </Menu>
      {onFiles && (
        <input
          ref={files}
          type="file"
          multiple
          hidden
          data-testid="file"
          aria-label={t("phone.chooseFile")}
          onChange={(event) => {
            onFiles([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = "";
          }}
        />
      )}
    </>
  );
}
