import { Button, Switch } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { scriptOf } from "../../expressions/braces";
import { VariableText } from "../../expressions/VariableText";
import { LIMITS } from "../../inspector/limits";
import { ChoiceItem } from "./ChoiceItem";
import { dict, freeId, list, moved, said, type Dict } from "./content";
import { FromAnswer } from "./FromAnswer";

type Props = { interactive: Dict; address: string; onChange: (interactive: Dict) => void };

/** One to three buttons to answer with. */
export function ButtonChoices({ interactive, address, onChange }: Props) {
  const { t } = useTranslation();
  const [showsIds, setShowsIds] = useState(false);
  const action = dict(interactive["action"]);
  const put = (buttons: unknown) => onChange({ ...interactive, action: { ...action, buttons } });
  const script = scriptOf(action["buttons"]);
  if (script !== null) {
    return (
      <FromAnswer
        script={script}
        address={address}
        onChange={put}
        onWrite={() => put([{ type: "reply", reply: { id: "1", title: t("builder.words.row") } }])}
      />
    );
  }
  const buttons = list(action["buttons"]).map(dict);
  const replies = buttons.map((button) => dict(button["reply"]));
  const ids = replies.map((reply) => said(reply["id"]));
  const titles = replies.map((reply) => said(reply["title"]));
  const patch = (index: number, change: Dict) =>
    put(
      buttons.map((button, at) =>
        at === index ? { ...button, reply: { ...replies[index], ...change } } : button,
      ),
    );
  return (
    <fieldset className="group">
      <legend>{t("builder.buttons", { count: buttons.length, limit: LIMITS.buttons })}</legend>
      {buttons.map((_, index) => (
        <ChoiceItem
          key={index}
          place={index}
          count={buttons.length}
          id={ids[index]!}
          onId={showsIds ? (id) => patch(index, { id }) : null}
          idLimit={LIMITS.buttonId}
          isRepeated={ids.indexOf(ids[index]!) !== ids.lastIndexOf(ids[index]!)}
          removeLabel={t("builder.removeButton", { number: index + 1 })}
          onRemove={buttons.length > 1 ? () => put(buttons.filter((__, at) => at !== index)) : null}
          onMove={(from, to) => {
            put(moved(buttons, from, to));
            return Math.max(0, Math.min(to, buttons.length - 1));
          }}
        >
          <VariableText
            label={t("builder.button", { number: index + 1 })}
            value={titles[index]!}
            address={address}
            limit={LIMITS.button}
            required
            error={titles.indexOf(titles[index]!) < index ? t("composer.titleRepeated") : null}
            onChange={(title) => patch(index, { title })}
          />
        </ChoiceItem>
      ))}
      <div className="group-foot">
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={buttons.length >= LIMITS.buttons}
          onClick={() =>
            put([...buttons, { type: "reply", reply: { id: freeId(ids), title: "" } }])
          }
        >
          {t("builder.addButton")}
        </Button>
        <Switch
          size="xs"
          label={t("composer.showIds")}
          checked={showsIds}
          onChange={(event) => setShowsIds(event.currentTarget.checked)}
        />
      </div>
    </fieldset>
  );
}
