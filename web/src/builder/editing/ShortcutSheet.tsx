import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useBuilder } from "../view";
import { useAllCommands, type Command, type CommandGroup } from "./commands";
import { Keys } from "./ContextMenu";
import { uiOf } from "./ui";

const keyOf = (command: Command) => command.keys?.[0] ?? command.browserKeys;
const GROUPS: CommandGroup[] = ["add", "edit", "arrange", "look", "journey"];

/** All shortcuts, as the commands have them. */
export function ShortcutSheet() {
  const { t } = useTranslation();
  const { view } = useBuilder();
  const commands = useAllCommands().filter((command) => keyOf(command));
  return (
    <Modal
      opened
      size="lg"
      onClose={() => uiOf(view).setState({ dialog: null })}
      title={t("editing.shortcuts")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <div className="sheet-columns">
        {GROUPS.map((group) => {
          const mine = commands.filter((command) => command.group === group);
          if (mine.length === 0) return null;
          return (
            <section key={group}>
              <h3>{t(`editing.groups.${group}`)}</h3>
              <dl>
                {mine.map((command) => (
                  <div key={command.id}>
                    <dt>{command.label}</dt>
                    <dd>
                      <Keys shortcut={keyOf(command)!} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
        <section>
          <h3>{t("editing.mouse.title")}</h3>
          <ul>
            {(["box", "more", "edge", "menu", "space"] as const).map((one) => (
              <li key={one}>{t(`editing.mouse.${one}`)}</li>
            ))}
          </ul>
        </section>
      </div>
    </Modal>
  );
}
