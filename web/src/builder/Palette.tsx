import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useState, type CSSProperties, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { matching, useOffers, type Offer } from "./editing/kinds";
import type { NewKind } from "./newStep";

export const DRAGGED = "application/x-chatwright-step";
const GROUPS = ["talk", "logic", "connect"] as const;

type ItemProps = { offer: Offer; isFirst: boolean; onAdd: (kind: NewKind) => void };

function Item({ offer, isFirst, onAdd }: ItemProps) {
  const { kind, look, name, hint } = offer;
  const Picture = look.icon;
  const hintId = `hint-${kind}`;
  return (
    <div
      className={`pal ${isFirst ? "first" : ""}`}
      draggable
      style={{ "--hue": look.hue } as CSSProperties}
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED, kind)}
      onClick={() => onAdd(kind)}
    >
      <span className="tile sm">
        <Picture size={14} stroke={1.9} aria-hidden />
      </span>
      <span className="pal-words">
        {/* No <button>, since not every browser lets one be dragged; the row around it takes the click. */}
        <b
          role="button"
          tabIndex={0}
          aria-describedby={hintId}
          onKeyDown={(event) => {
            if (event.key !== "Enter" && event.key !== " ") return;
            event.preventDefault();
            onAdd(kind);
          }}
        >
          {name}
        </b>
        <small id={hintId} title={hint}>
          {hint}
        </small>
      </span>
    </div>
  );
}

/** The kinds of steps: click one to add it after the selected step, drag it to a place, or type its name. */
export function Palette({ onAdd }: { onAdd: (kind: NewKind) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const offers = useOffers();
  const found = matching(offers, typed);
  const isSearch = typed.trim() !== "";
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Escape") {
      setTyped("");
      event.currentTarget.blur();
    }
    if (event.key !== "Enter" || !found[0] || !isSearch) return;
    event.preventDefault();
    onAdd(found[0].kind);
    setTyped("");
  };
  const item = (offer: Offer) => (
    <Item key={offer.kind} offer={offer} isFirst={isSearch && offer === found[0]} onAdd={onAdd} />
  );
  return (
    <div className="palette" role="group" tabIndex={-1} aria-label={t("builder.palette")}>
      <TextInput
        className="pal-search"
        size="xs"
        type="search"
        data-palette-search
        aria-label={t("editing.search")}
        placeholder={t("editing.search")}
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={<kbd aria-hidden>/</kbd>}
        rightSectionPointerEvents="none"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div className="pal-list">
        {isSearch
          ? found.map(item)
          : GROUPS.map((group) => (
              <div key={group}>
                <div className="pal-group">{t(`builder.groups.${group}`)}</div>
                {found.filter((offer) => offer.group === group).map(item)}
              </div>
            ))}
        {found.length === 0 && <p className="pal-none">{t("editing.noKind")}</p>}
      </div>
    </div>
  );
}
