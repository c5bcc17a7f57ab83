import { Combobox, Text, useCombobox } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { lookedFor } from "./lookup";
import { spoken } from "./sample";
import type { Variable } from "./scope";

type Props = {
  variables: Variable[];
  where: (variable: Variable) => string;
  onPick: (path: string) => void;
  /** Makes the button that opens the list; gets what opens it. */
  target: (open: () => void, isOpen: boolean) => ReactNode;
};

/** A list of the variables in scope, to look something up in and pick from. */
export function VariablePicker({ variables, where, onPick, target }: Props) {
  const { t } = useTranslation();
  const [query, setQuery] = useState("");
  const box = useCombobox({
    onDropdownClose: () => {
      box.resetSelectedOption();
      setQuery("");
    },
    onDropdownOpen: () => box.focusSearchInput(),
  });
  const found = box.dropdownOpened ? lookedFor(variables, query).slice(0, 80) : [];
  return (
    <Combobox
      store={box}
      width={290}
      position="bottom-end"
      onOptionSubmit={(path) => {
        box.closeDropdown();
        onPick(path);
      }}
    >
      <Combobox.Target withAriaAttributes={false}>
        {target(() => box.toggleDropdown(), box.dropdownOpened)}
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          aria-label={t("expressions.search")}
          placeholder={t("expressions.search")}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            box.updateSelectedOptionIndex();
          }}
        />
        <Combobox.Options
          mah={280}
          className="variable-list"
          aria-label={t("expressions.variables")}
        >
          {found.length === 0 && <Combobox.Empty>{t("expressions.nothingFound")}</Combobox.Empty>}
          {found.map((variable) => (
            <Combobox.Option value={variable.path} key={variable.path}>
              <span className="variable-line">
                <b dir="auto">{variable.name}</b>
                <i dir="auto">{variable.example === undefined ? "" : spoken(variable.example)}</i>
              </span>
              <Text size="xs" c="dimmed">
                {where(variable)}
                {!variable.isSure && ` · ${t("expressions.maybeMissing")}`}
              </Text>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
