import { ActionIcon, Tooltip } from "@mantine/core";
import { IconBold, IconCode, IconItalic, IconStrikethrough } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { MARKS, type Mark } from "./format";

const ICONS = { bold: IconBold, italic: IconItalic, strike: IconStrikethrough, mono: IconCode };
const ALL = Object.keys(MARKS) as Mark[];

type Props = { marks?: readonly Mark[]; onMark: (mark: Mark) => void };

/** Buttons for WhatsApp's marks, which leave the text that is being written in focus. */
export function MarkButtons({ marks = ALL, onMark }: Props) {
  const { t } = useTranslation();
  return marks.map((mark) => {
    const Picture = ICONS[mark];
    return (
      <Tooltip key={mark} label={t(`expressions.marks.${mark}`)}>
        <ActionIcon
          size={24}
          aria-label={t(`expressions.marks.${mark}`)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onMark(mark)}
        >
          <Picture size={14} />
        </ActionIcon>
      </Tooltip>
    );
  });
}
