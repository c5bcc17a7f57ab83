import { ActionIcon, Tooltip } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useHistory } from "../store";
import { useBuilder } from "../view";

/** Back and forth through everything that was changed on this page. Its shortcuts are with the other commands. */
export function UndoRedo() {
  const { t } = useTranslation();
  const { builder } = useBuilder();
  const { pastStates, futureStates, undo, redo } = useHistory(builder);
  return (
    <>
      <Tooltip label={t("builder.undo")}>
        <ActionIcon
          aria-label={t("builder.undo")}
          disabled={!pastStates.length}
          onClick={() => undo()}
        >
          <IconArrowBackUp size={17} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t("builder.redo")}>
        <ActionIcon
          aria-label={t("builder.redo")}
          disabled={!futureStates.length}
          onClick={() => redo()}
        >
          <IconArrowForwardUp size={17} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}
