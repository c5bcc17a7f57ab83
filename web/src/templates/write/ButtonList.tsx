import { ActionIcon, Menu, Button as Press, Tooltip } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ButtonFields } from "./ButtonFields";
import { KINDS, LIMITS, MOST, newButton, type Button } from "./form";
import { placedButton, swapped } from "./order";
import { useProblem } from "./scope";

type Props = {
  buttons: Button[];
  place: string;
  isMarketing: boolean;
  isOnCard?: boolean;
  onChange: (buttons: Button[]) => void;
};

/** The buttons below the message; those of one kind stand together. */
export function ButtonList({ buttons, place, isMarketing, isOnCard = false, onChange }: Props) {
  const { t } = useTranslation();
  const most = isOnCard ? LIMITS.cardButtons : LIMITS.buttons;
  const wrong = useProblem(place, true);
  const kinds = KINDS.filter((kind) => !isOnCard || kind === "QUICK_REPLY" || kind === "URL");
  const lacks = (kind: (typeof KINDS)[number]) =>
    kind === "COPY_CODE" && !isMarketing
      ? t("templates.write.onlyMarketing")
      : buttons.filter((button) => button.type === kind).length >= MOST[kind]
        ? t("templates.write.mostOfKind", { count: MOST[kind] })
        : null;
  const patch = (at: number, button: Button) =>
    onChange(buttons.map((one, index) => (index === at ? button : one)));
  return (
    <fieldset className="tw-group">
      <legend>{t("templates.write.buttonsOf", { count: buttons.length, limit: most })}</legend>
      {buttons.map((button, at) => (
        <div key={at} className="tw-button" role="group" aria-label={labelOf(button, at)}>
          <div className="grow">
            <b className="tw-kind">{t(`templates.write.kinds.${button.type}`, button.type)}</b>
            <ButtonFields
              button={button}
              place={`${place}.${at}`}
              onChange={(changed) => patch(at, changed)}
            />
          </div>
          <div className="tw-moves">
            <Move at={at} by={-1} />
            <Move at={at} by={1} />
            <ActionIcon
              aria-label={t("templates.write.removeButton", { number: at + 1 })}
              onClick={() => onChange(buttons.filter((_, index) => index !== at))}
            >
              <IconX size={15} />
            </ActionIcon>
          </div>
        </div>
      ))}
      {wrong && (
        <p className="tw-wrong" role="alert">
          {wrong}
        </p>
      )}
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <Press
            variant="default"
            size="xs"
            disabled={buttons.length >= most}
            leftSection={<IconPlus size={14} aria-hidden />}
          >
            {t("templates.write.addButton")}
          </Press>
        </Menu.Target>
        <Menu.Dropdown>
          {kinds.map((kind) => {
            const why = lacks(kind);
            return (
              <Menu.Item
                key={kind}
                disabled={why !== null}
                onClick={() => onChange(placedButton(buttons, newButton(kind)))}
              >
                <b className="tw-kind">{t(`templates.write.kinds.${kind}`)}</b>
                <span className="tw-kind-hint">
                  {why ?? t(`templates.write.kindHints.${kind}`)}
                </span>
              </Menu.Item>
            );
          })}
        </Menu.Dropdown>
      </Menu>
    </fieldset>
  );

  function labelOf(button: Button, at: number) {
    return t("templates.write.buttonNumber", {
      number: at + 1,
      kind: t(`templates.write.kinds.${button.type}`, button.type),
    });
  }

  function Move({ at, by }: { at: number; by: 1 | -1 }) {
    const moved = swapped(buttons, at, by);
    const label = t(by < 0 ? "templates.write.moveUp" : "templates.write.moveDown", {
      number: at + 1,
    });
    return (
      <Tooltip label={label}>
        <ActionIcon aria-label={label} disabled={!moved} onClick={() => moved && onChange(moved)}>
          {by < 0 ? <IconArrowUp size={15} /> : <IconArrowDown size={15} />}
        </ActionIcon>
      </Tooltip>
    );
  }
}
