import { Button, FocusTrap, Paper, Portal } from "@mantine/core";
import { useClickOutside } from "@mantine/hooks";
import { IconChevronDown, IconMapPin, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useView } from "../view";
import type { Chip } from "./editor/chips";
import { ExpressionField } from "./ExpressionField";
import { nameOf, variableOf, type Variable } from "./scope";
import { useWords } from "./useWords";
import { VariablePicker } from "./VariablePicker";

type Props = {
  chip: Chip;
  address: string;
  afterStep?: boolean;
  variables: Variable[];
  where: (variable: Variable) => string;
  /** The new script; null takes the chip away. */
  onChange: (script: string | null) => void;
  onClose: () => void;
};

/** What can be done with one variable in a text: take another one, write it as an expression, see where it is set. */
export function ChipPopover(props: Props) {
  const { chip, variables, where, onChange, onClose } = props;
  const { t } = useTranslation();
  const [script, setScript] = useState(chip.script);
  const reveal = useView((state) => state.reveal);
  const { stepName } = useWords(variables);
  const variable = variableOf(script, variables);
  const close = () => {
    if (script.trim() && script !== chip.script) onChange(script);
    onClose();
  };
  const outside = useClickOutside((event) => {
    // The list of the picker and completions stand beside it in the page.
    const target = event.target as HTMLElement;
    if (!target.closest?.(".mantine-Combobox-dropdown, .cm-tooltip")) close();
  });
  const width = 300;
  const left = Math.max(8, Math.min(chip.box.left, window.innerWidth - width - 8));
  const isHigh = chip.box.bottom + 330 > window.innerHeight;
  return (
    <Portal>
      <FocusTrap active>
        <Paper
          ref={outside}
          role="dialog"
          aria-label={t("expressions.chip", {
            name: nameOf(chip.script, variables) ?? chip.script,
          })}
          className="chip-popover"
          shadow="md"
          withBorder
          style={{
            left,
            width,
            ...(isHigh
              ? { bottom: window.innerHeight - chip.box.top + 4 }
              : { top: chip.box.bottom + 4 }),
          }}
          onKeyDown={(event) => {
            if (event.key !== "Escape" || event.defaultPrevented) return;
            event.stopPropagation();
            close();
          }}
        >
          <VariablePicker
            variables={variables}
            where={where}
            onPick={(path) => {
              onChange(path);
              onClose();
            }}
            target={(open, isOpen) => (
              <Button
                variant="default"
                size="xs"
                fullWidth
                justify="space-between"
                data-autofocus
                rightSection={<IconChevronDown size={14} aria-hidden />}
                aria-haspopup="listbox"
                aria-expanded={isOpen}
                onClick={open}
              >
                {t("expressions.change")}
              </Button>
            )}
          />
          <ExpressionField
            label={t("expressions.asExpression")}
            value={script}
            onChange={setScript}
            address={props.address}
            afterStep={props.afterStep}
          />
          {variable?.setBy.map((address) => (
            <Button
              key={address}
              variant="subtle"
              size="xs"
              justify="start"
              leftSection={<IconMapPin size={14} aria-hidden />}
              onClick={() => {
                onClose();
                reveal(address, `outputs.${variable.path.replace(/^data\.?/, "")}`);
              }}
            >
              {t("expressions.setIn", { step: stepName(address) })}
            </Button>
          ))}
          <div className="chip-popover-foot">
            <Button
              variant="subtle"
              color="red"
              size="xs"
              leftSection={<IconTrash size={14} aria-hidden />}
              onClick={() => {
                onChange(null);
                onClose();
              }}
            >
              {t("expressions.takeAway")}
            </Button>
            <Button size="xs" onClick={close}>
              {t("expressions.done")}
            </Button>
          </div>
        </Paper>
      </FocusTrap>
    </Portal>
  );
}
