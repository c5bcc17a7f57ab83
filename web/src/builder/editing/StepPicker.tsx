import { Popover, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useState, type CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { useBuilder } from "../view";
import { useActions } from "./ActionsScope";
import { matching, useOffers } from "./kinds";
import { uiOf, useUi } from "./ui";

function List({
  onChoose,
}: {
  onChoose: (kind: Parameters<ReturnType<typeof useActions>["add"]>[0]) => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const found = matching(useOffers(), typed);
  return (
    <>
      <TextInput
        size="xs"
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls="step-picker"
        aria-activedescendant={found[active] && `pick-${found[active].kind}`}
        aria-label={t("editing.search")}
        placeholder={t("editing.search")}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
          if (step) {
            event.preventDefault();
            const next = (active + step + found.length) % Math.max(1, found.length);
            setActive(next);
            document
              .getElementById(`pick-${found[next]?.kind}`)
              ?.scrollIntoView({ block: "nearest" });
          }
          if (event.key === "Enter" && found[active]) {
            event.preventDefault();
            onChoose(found[active].kind);
          }
        }}
      />
      <div className="pal-list" role="listbox" id="step-picker" aria-label={t("builder.palette")}>
        {found.map(({ kind, look, name, hint }, index) => (
          <div
            role="option"
            id={`pick-${kind}`}
            key={kind}
            tabIndex={-1}
            aria-selected={index === active}
            className={`pal ${index === active ? "first" : ""}`}
            style={{ "--hue": look.hue } as CSSProperties}
            onClick={() => onChoose(kind)}
            onPointerMove={() => setActive(index)}
          >
            <span className="tile sm">
              <look.icon size={14} stroke={1.9} aria-hidden />
            </span>
            <span className="pal-words">
              <b>{name}</b>
              <small>{hint}</small>
            </span>
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="pal-none">{t("editing.noKind")}</p>}
    </>
  );
}

/** The kinds of steps, offered where a plus was pressed. */
export function StepPicker() {
  const { t } = useTranslation();
  const { view } = useBuilder();
  const { add } = useActions();
  const picker = useUi((state) => state.picker);
  if (!picker) return null;
  const close = () => uiOf(view).setState({ picker: null });
  return (
    <Popover
      key={`${picker.x} ${picker.y}`}
      opened
      trapFocus
      returnFocus
      hideDetached={false}
      position="right-start"
      width={250}
      shadow="md"
      onDismiss={close}
    >
      <Popover.Target>
        <button
          type="button"
          aria-hidden
          tabIndex={-1}
          className="anchor"
          style={{ left: picker.x, top: picker.y }}
        />
      </Popover.Target>
      <Popover.Dropdown className="picker" aria-label={t("builder.palette")}>
        <List
          onChoose={(kind) => {
            close();
            add(kind, picker.spot);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
