import "@mantine/spotlight/styles.css";
import "./spotlight.css";
import { createSpotlight, Spotlight } from "@mantine/spotlight";
import { IconSearch, type Icon } from "@tabler/icons-react";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { kindOf } from "../../canvas/kinds";
import { titleOf, wordsOf } from "../../canvas/preview";
import { placedIn } from "../document";
import { useBuilder } from "../view";
import { canRun, useAllCommands } from "./commands";
import { Keys } from "./ContextMenu";
import { uiOf } from "./ui";

const [store, spotlight] = createSpotlight();
const MOST = 40;
type Entry = {
  id: string;
  label: string;
  hint?: string | undefined;
  words: string;
  icon?: Icon | undefined;
  keys?: string | undefined;
  group: string;
  run: () => void;
};

/** The line of a text in which what was typed stands. */
function lineWith(text: string, part: string | undefined): string | undefined {
  if (!part) return undefined;
  return text.split("\n").find((line, index) => index > 0 && line.toLowerCase().includes(part));
}

/** Finds every command and every step, the steps also by what they say. */
export function CommandPalette() {
  const { t } = useTranslation();
  const { builder, view } = useBuilder();
  const [typed, setTyped] = useState("");
  const commands = useAllCommands();
  const close = () => uiOf(view).setState({ dialog: null });
  useEffect(() => spotlight.open(), []);
  const parts = useMemo(() => typed.toLowerCase().split(/\s+/).filter(Boolean), [typed]);
  const entries = useMemo(() => {
    const { doc } = builder.getState();
    const offered = commands
      .filter((command) => !command.isUnlisted && canRun(command))
      .map(({ id, label, words, icon, keys, browserKeys, group, run }): Entry => ({
        id,
        label,
        words: `${label} ${words ?? ""}`.toLowerCase(),
        icon,
        keys: keys?.[0] ?? browserKeys,
        group: t(`editing.groups.${group}`),
        run,
      }));
    const steps = placedIn(doc).steps.map(({ address, step }): Entry => {
      const words = wordsOf(step);
      return {
        id: `step ${address}`,
        label: t("editing.goTo", { name: titleOf(step.id) }),
        hint: lineWith(words, parts[0]),
        words: words.toLowerCase(),
        icon: kindOf(step).icon,
        group: t("editing.groups.steps"),
        run: () => view.getState().select(address),
      };
    });
    return [...offered, ...steps];
  }, [builder, commands, parts, t, view]);
  const found = entries
    .filter((entry) => parts.every((part) => entry.words.includes(part)))
    .sort((one, other) => begins(other, parts) - begins(one, parts))
    .slice(0, MOST);
  const groups = [...new Set(found.map((entry) => entry.group))];
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      query={typed}
      onQueryChange={setTyped}
      onSpotlightClose={close}
      scrollable
      maxHeight={440}
    >
      <Spotlight.Search
        aria-label={t("editing.commands")}
        placeholder={t("editing.commandsHint")}
        leftSection={<IconSearch size={18} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {groups.map((group) => (
          <Spotlight.ActionsGroup key={group} label={group}>
            {found
              .filter((entry) => entry.group === group)
              .map(({ id, label, hint, icon: Picture, keys, run }) => (
                <Spotlight.Action
                  key={id}
                  label={label}
                  {...(hint && { description: hint })}
                  leftSection={Picture && <Picture size={17} stroke={1.8} aria-hidden />}
                  rightSection={keys && <Keys shortcut={keys} />}
                  onClick={() => {
                    // First the search gives the focus back, then the command may put it elsewhere.
                    setTimeout(run);
                  }}
                />
              ))}
          </Spotlight.ActionsGroup>
        ))}
        {found.length === 0 && <Spotlight.Empty>{t("editing.nothingFound")}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

const begins = (entry: Entry, parts: string[]) =>
  parts[0] && entry.label.toLowerCase().startsWith(parts[0]) ? 1 : 0;
