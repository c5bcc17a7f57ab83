import { Kbd, Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useBuilder } from "../view";
import { canRun, useAllCommands, type Command } from "./commands";
import { keysOf } from "./keys";
import { uiOf, useUi } from "./ui";

export function Keys({ shortcut }: { shortcut: string }) {
  return (
    <span className="keys">
      {keysOf(shortcut).map((key) => (
        <Kbd key={key} size="xs">
          {key}
        </Kbd>
      ))}
    </span>
  );
}

function Item({ command }: { command: Command }) {
  const shown = command.keys?.[0] ?? command.browserKeys;
  return (
    <Menu.Item
      fz={13}
      py={6}
      leftSection={command.icon && <command.icon size={15} aria-hidden />}
      rightSection={shown && <Keys shortcut={shown} />}
      disabled={!canRun(command)}
      {...(command.isDangerous && { className: "danger" })}
      onClick={command.run}
    >
      {command.label}
    </Menu.Item>
  );
}

/** What can be done with what was clicked with the other button of the mouse. */
export function ContextMenu() {
  const { t } = useTranslation();
  const { view } = useBuilder();
  const menu = useUi((state) => state.menu);
  const commands = useAllCommands();
  if (!menu) return null;
  const offered = commands.filter((command) => command.menus?.includes(menu.on));
  return (
    <Menu
      key={`${menu.x} ${menu.y}`}
      opened
      position="bottom-start"
      offset={2}
      shadow="md"
      withInitialFocusPlaceholder={false}
      width={264}
      onChange={(isOpen) => !isOpen && uiOf(view).setState({ menu: null })}
    >
      <Menu.Target>
        <button
          type="button"
          aria-hidden
          tabIndex={-1}
          className="anchor"
          style={{ left: menu.x, top: menu.y }}
        />
      </Menu.Target>
      <Menu.Dropdown aria-label={t("editing.menu")}>
        {offered.map((command) => (
          <Item key={command.id} command={command} />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
