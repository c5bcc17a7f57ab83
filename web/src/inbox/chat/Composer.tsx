import { ActionIcon, Button, SegmentedControl, Text, Textarea, Tooltip } from "@mantine/core";
import { IconPaperclip, IconSend2, IconTemplate, IconX } from "@tabler/icons-react";
import { useRef, useState, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { briefly } from "../../phone/content";
import type { Agent, ChatMessage, QuickReply } from "../api";
import { mentionedIn, type Names } from "../words";
import { EmojiMenu } from "./EmojiMenu";
import { Suggestions } from "./Suggestions";
import { useSuggestions } from "./useSuggestions";

export type Mode = "answer" | "note";

type Props = {
  field: RefObject<HTMLTextAreaElement | null>;
  mode: Mode;
  onMode: (mode: Mode) => void;
  text: string;
  onText: (text: string) => void;
  canAnswer: boolean;
  names: Names;
  replies: QuickReply[];
  agents: Agent[];
  quoted: ChatMessage | null;
  onUnquote: () => void;
  onSend: (text: string) => void;
  onNote: (text: string, mentions: string[]) => void;
  onFiles: (files: File[]) => void;
  isUploading: boolean;
  onTemplate: () => void;
  onReplies: () => void;
};

function Quoted({ message, onCancel }: { message: ChatMessage; onCancel: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="desk-quoting">
      <span className="q" dir="auto">
        {briefly(message, (word) => t(`phone.media.${word}`))}
      </span>
      <ActionIcon size="sm" aria-label={t("phone.cancelReply")} onClick={onCancel}>
        <IconX size={14} />
      </ActionIcon>
    </div>
  );
}

/** Where an agent answers, or notes something for colleagues. */
export function Composer(props: Props) {
  const { field, mode, onMode, text, onText, canAnswer, quoted, onFiles } = props;
  const { t } = useTranslation();
  const file = useRef<HTMLInputElement>(null);
  const isNote = mode === "note";
  const suggestions = useSuggestions(text, isNote, props.replies, props.agents, props.names);
  const [isComposing, setComposing] = useState(false);
  const isLocked = !isNote && !canAnswer;
  const submit = () => {
    const words = text.trim();
    if (!words || isLocked) return;
    if (isNote)
      props.onNote(
        words,
        mentionedIn(words, props.agents).map((one) => one.id),
      );
    else props.onSend(words);
    onText("");
  };
  return (
    <form
      className={`desk-composer ${isNote ? "is-note" : ""}`}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {quoted && !isNote && <Quoted message={quoted} onCancel={props.onUnquote} />}
      {suggestions.items.length > 0 && (
        <Suggestions
          items={suggestions.items}
          active={suggestions.active}
          label={t(isNote ? "inbox.colleagues" : "inbox.quickReplies")}
          onPick={(item) => onText(suggestions.pick(item))}
        />
      )}
      <Textarea
        ref={field}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4096}
        dir="auto"
        disabled={isLocked}
        aria-label={t(isNote ? "inbox.noteField" : "inbox.answerField")}
        placeholder={t(
          isLocked
            ? "inbox.closedField"
            : isNote
              ? "inbox.notePlaceholder"
              : "inbox.answerPlaceholder",
        )}
        aria-controls={suggestions.items.length > 0 ? "desk-suggestions" : undefined}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onPaste={(event) => {
          const files = [...event.clipboardData.files];
          if (isNote || isLocked || files.length === 0) return;
          event.preventDefault();
          onFiles(files);
        }}
        onKeyDown={(event) => {
          if (isComposing) return;
          const used = suggestions.onKey(event);
          if (used) {
            event.preventDefault();
            event.stopPropagation();
            if (typeof used === "string") onText(used);
          } else if (event.key === "Enter" && !event.shiftKey) {
            event.preventDefault();
            submit();
          } else if (event.key === "Escape") event.currentTarget.blur();
        }}
      />
      <div className="desk-tools">
        <SegmentedControl
          size="xs"
          value={mode}
          aria-label={t("inbox.mode")}
          onChange={(value) => onMode(value as Mode)}
          data={(["answer", "note"] as const).map((value) => ({
            value,
            label: t(`inbox.${value}`),
          }))}
        />
        {!isNote && (
          <>
            <input
              ref={file}
              type="file"
              multiple
              hidden
              onChange={(event) => {
                onFiles([...(event.currentTarget.files ?? [])]);
                event.currentTarget.value = "";
              }}
            />
            <Tooltip label={t("inbox.attach")}>
              <ActionIcon
                aria-label={t("inbox.attach")}
                disabled={isLocked}
                loading={props.isUploading}
                onClick={() => file.current?.click()}
              >
                <IconPaperclip size={18} />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={t("inbox.template")}>
              <ActionIcon aria-label={t("inbox.template")} onClick={props.onTemplate}>
                <IconTemplate size={18} />
              </ActionIcon>
            </Tooltip>
          </>
        )}
        <EmojiMenu disabled={isLocked} onPick={(emoji) => onText(text + emoji)} />
        {!isNote && (
          <Button size="compact-sm" variant="subtle" color="gray" onClick={props.onReplies}>
            {t("inbox.quickReplies")}
          </Button>
        )}
        <span className="grow" />
        <Text size="xs" c="dimmed" className="desk-hint">
          {t("inbox.enterSends")}
        </Text>
        <Button
          type="submit"
          size="xs"
          color={isNote ? "yellow" : undefined}
          disabled={!text.trim() || isLocked}
          rightSection={<IconSend2 size={15} aria-hidden />}
        >
          {t(isNote ? "inbox.addNote" : "inbox.send")}
        </Button>
      </div>
    </form>
  );
}
