import { Alert, Button, Menu, TextInput, Tooltip } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { said } from "../flow/model";
import {
  addPart,
  addScreen,
  canRemoveScreen,
  isByHand,
  partsOf,
  rawScreens,
  removeScreen,
  setTitle,
  writeFlow,
  type Flow,
} from "./draft";
import { PartCard } from "./PartCard";
import type { FormDraft } from "./useFormDraft";

const TEXTS = ["TextHeading", "TextSubheading", "TextBody", "TextCaption"] as const;
const FIELDS = [
  "TextInput",
  "TextArea",
  "RadioButtonsGroup",
  "CheckboxGroup",
  "Dropdown",
  "DatePicker",
  "OptIn",
  "PhotoPicker",
] as const;
type Kind = (typeof TEXTS)[number] | (typeof FIELDS)[number];

function AddPart({ onAdd }: { onAdd: (kind: Kind) => void }) {
  const { t } = useTranslation();
  const items = (kinds: readonly Kind[]) =>
    kinds.map((kind) => (
      <Menu.Item key={kind} onClick={() => onAdd(kind)}>
        {t(`forms.kinds.${kind}`)}
      </Menu.Item>
    ));
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <Button variant="light" leftSection={<IconPlus size={16} aria-hidden />}>
          {t("forms.addPart")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("forms.fieldParts")}</Menu.Label>
        {items(FIELDS)}
        <Menu.Label>{t("forms.textParts")}</Menu.Label>
        {items(TEXTS)}
      </Menu.Dropdown>
    </Menu>
  );
}

type Props = { draft: FormDraft; at: number; onAt: (at: number) => void };

/** The form drawn: its screens, and what stands on each. */
export function Design({ draft, at, onAt }: Props) {
  const { t } = useTranslation();
  const { flow, canChange } = draft;
  if (!flow) {
    return (
      <Alert variant="light" color="red" className="alert">
        {t("forms.unreadable")}
      </Alert>
    );
  }
  const screens = rawScreens(flow);
  const screen = screens[at];
  const put = (changed: Flow) => draft.setText(writeFlow(changed));
  const fresh = (kind: Kind) => ({
    type: kind,
    label: t(
      kind.startsWith("Text") && kind !== "TextInput" && kind !== "TextArea"
        ? "forms.newWords"
        : "forms.newField",
    ),
    options: t("forms.newOptions").split("\n"),
  });
  return (
    <>
      {isByHand(flow) && (
        <Alert variant="light" color="gray" className="alert" mb="sm">
          {t("forms.byHand")}
        </Alert>
      )}
      <div className="form-screens">
        <div role="group" aria-label={t("forms.screens")} className="form-screen-names">
          {screens.map((one, index) => (
            <Button
              key={index}
              variant={index === at ? "light" : "default"}
              aria-pressed={index === at}
              onClick={() => onAt(index)}
            >
              <span dir="auto">
                {said(one["title"]) || t("forms.screenNumber", { number: index + 1 })}
              </span>
            </Button>
          ))}
        </div>
        {canChange && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => {
              const buttons = { next: t("forms.next"), done: t("forms.done") };
              put(addScreen(flow, t("forms.newScreen"), buttons));
              onAt(screens.length);
            }}
          >
            {t("forms.addScreen")}
          </Button>
        )}
      </div>
      {screen && (
        <div className="form-screen">
          <div className="form-screen-head">
            <TextInput
              className="grow"
              label={t("forms.screenTitle")}
              dir="auto"
              maxLength={60}
              value={said(screen["title"])}
              readOnly={!canChange}
              onChange={(event) => put(setTitle(flow, at, event.currentTarget.value))}
            />
            {canChange && canRemoveScreen(flow) && (
              <Tooltip label={t("forms.removeScreen")}>
                <Button
                  variant="default"
                  aria-label={t("forms.removeScreen")}
                  onClick={() => {
                    put(removeScreen(flow, at));
                    onAt(Math.max(at - 1, 0));
                  }}
                >
                  <IconTrash size={16} aria-hidden />
                </Button>
              </Tooltip>
            )}
          </div>
          <ol className="form-parts">
            {partsOf(screen).map((part, index) => (
              <PartCard
                key={`${at} ${index} ${part.type}`}
                flow={flow}
                at={at}
                index={index}
                part={part}
                canChange={canChange}
                onChange={put}
              />
            ))}
          </ol>
          {canChange && <AddPart onAdd={(kind) => put(addPart(flow, at, fresh(kind)))} />}
        </div>
      )}
    </>
  );
}
