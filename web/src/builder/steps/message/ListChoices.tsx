import { ActionIcon, Button, Switch } from "@mantine/core";
import { IconDatabaseImport, IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { braced, scriptOf } from "../../expressions/braces";
import { useStepScope } from "../../expressions/useScope";
import { VariableText } from "../../expressions/VariableText";
import { LIMITS } from "../../inspector/limits";
import { ChoiceItem } from "./ChoiceItem";
import { dict, freeId, list, movedRow, placeAfter, said, type Dict } from "./content";
import { FromAnswer } from "./FromAnswer";

type Props = { interactive: Dict; address: string; onChange: (interactive: Dict) => void };

/** The choices of a list: up to ten rows in sections, written out or taken from an answer. */
export function ListChoices({ interactive, address, onChange }: Props) {
  const { t } = useTranslation();
  const [showsIds, setShowsIds] = useState(false);
  const { variables } = useStepScope(address);
  const action = dict(interactive["action"]);
  const put = (sections: unknown) => onChange({ ...interactive, action: { ...action, sections } });
  const script = scriptOf(action["sections"]);
  const sections = list(action["sections"]).map(dict);
  const rows = sections.flatMap((section) => list(section["rows"]).map(dict));
  const ids = rows.map((row) => said(row["id"]));
  const patch = (index: number, change: Dict) =>
    put(sections.map((section, at) => (at === index ? { ...section, ...change } : section)));
  const row = (title = "") => ({ id: freeId(ids), title });
  const answer = variables.find(({ example }) => Array.isArray(example))?.path ?? "data.answer";
  const offer = `${answer}.map(one => ({id: one.id, title: one.title}))`;
  const firsts = sections.map((_, at) =>
    sections.slice(0, at).reduce((sum, section) => sum + list(section["rows"]).length, 0),
  );
  return (
    <>
      <VariableText
        label={t("builder.listButton")}
        value={said(action["button"])}
        address={address}
        limit={LIMITS.listButton}
        required
        onChange={(button) => onChange({ ...interactive, action: { ...action, button } })}
      />
      {script !== null && (
        <FromAnswer
          script={script}
          address={address}
          onChange={put}
          onWrite={() =>
            put([{ title: t("builder.words.section"), rows: [row(t("builder.words.row"))] }])
          }
        />
      )}
      {script === null && (
        <fieldset className="group">
          <legend>{t("builder.rows", { count: rows.length, limit: LIMITS.rows })}</legend>
          {sections.map((section, at) => {
            return (
              <SectionFields
                key={at}
                number={at + 1}
                section={section}
                first={firsts[at]!}
                count={rows.length}
                ids={ids}
                address={address}
                showsIds={showsIds}
                isOnly={sections.length === 1}
                newRow={row}
                answer={offer}
                onChange={(change) => patch(at, change)}
                onRemove={() => put(sections.filter((_, other) => other !== at))}
                onMove={(from, to) => {
                  put(movedRow(sections, from, to));
                  return placeAfter(sections, from, to);
                }}
              />
            );
          })}
          <div className="group-foot">
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPlus size={14} aria-hidden />}
              disabled={rows.length >= LIMITS.rows || sections.length >= LIMITS.sections}
              onClick={() => put([...sections, { title: "", rows: [row()] }])}
            >
              {t("composer.addSection")}
            </Button>
            <Switch
              size="xs"
              label={t("composer.showIds")}
              checked={showsIds}
              onChange={(event) => setShowsIds(event.currentTarget.checked)}
            />
          </div>
        </fieldset>
      )}
    </>
  );
}

type SectionProps = {
  number: number;
  section: Dict;
  /** How many choices stand before this section, and in all. */
  first: number;
  count: number;
  ids: string[];
  address: string;
  showsIds: boolean;
  isOnly: boolean;
  newRow: (title?: string) => Dict;
  /** What choices that come from an answer begin with. */
  answer: string;
  onChange: (change: Dict) => void;
  onRemove: () => void;
  onMove: (from: number, to: number) => number;
};

function SectionFields(props: SectionProps) {
  const { number, section, first, ids, address, isOnly, onChange } = props;
  const { t } = useTranslation();
  const script = scriptOf(section["rows"]);
  const rows = list(section["rows"]).map(dict);
  const put = (index: number, change: Dict) =>
    onChange({ rows: rows.map((row, at) => (at === index ? { ...row, ...change } : row)) });
  return (
    <div className="list-section" role="group" aria-label={t("composer.section", { number })}>
      <div className="group-item">
        <div className="grow">
          <VariableText
            label={t("composer.sectionTitle", { number })}
            value={said(section["title"])}
            address={address}
            limit={LIMITS.section}
            required={!isOnly}
            onChange={(title) => onChange({ title })}
          />
        </div>
        {!isOnly && (
          <ActionIcon aria-label={t("composer.removeSection", { number })} onClick={props.onRemove}>
            <IconX size={15} />
          </ActionIcon>
        )}
      </div>
      {script !== null && (
        <FromAnswer
          script={script}
          address={address}
          onChange={(written) => onChange({ rows: written })}
          onWrite={() => onChange({ rows: [props.newRow(t("builder.words.row"))] })}
        />
      )}
      {rows.map((row, index) => {
        const place = first + index;
        const id = ids[place]!;
        return (
          <ChoiceItem
            key={index}
            place={place}
            count={props.count}
            id={id}
            onId={props.showsIds ? (written) => put(index, { id: written }) : null}
            idLimit={LIMITS.rowId}
            isRepeated={ids.indexOf(id) !== ids.lastIndexOf(id)}
            removeLabel={t("builder.removeRow", { number: place + 1 })}
            onRemove={
              rows.length > 1
                ? () => onChange({ rows: rows.filter((_, at) => at !== index) })
                : null
            }
            onMove={props.onMove}
          >
            <VariableText
              label={t("builder.rowTitle", { number: place + 1 })}
              value={said(row["title"])}
              address={address}
              limit={LIMITS.rowTitle}
              required
              onChange={(title) => put(index, { title })}
            />
            <VariableText
              label={t("builder.rowDescription", { number: place + 1 })}
              value={said(row["description"])}
              address={address}
              limit={LIMITS.rowDescription}
              onChange={(description) => put(index, { description: description || undefined })}
            />
          </ChoiceItem>
        );
      })}
      {script === null && (
        <div className="group-foot">
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            disabled={props.count >= LIMITS.rows}
            onClick={() => onChange({ rows: [...rows, props.newRow()] })}
          >
            {t("builder.addRow")}
          </Button>
          <Button
            variant="subtle"
            size="xs"
            leftSection={<IconDatabaseImport size={14} aria-hidden />}
            onClick={() => onChange({ rows: braced(props.answer) })}
          >
            {t("composer.takeFromAnswer")}
          </Button>
        </div>
      )}
    </div>
  );
}
