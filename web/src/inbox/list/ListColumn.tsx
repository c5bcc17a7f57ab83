import { ActionIcon, TextInput, Tooltip } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconBell, IconKeyboard, IconSearch, IconX } from "@tabler/icons-react";
import { useState, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { Empty, Failed, Loading } from "../../shell/Feedback";
import type { Conversation, Counts, Label } from "../api";
import type { InboxSearch } from "../filter";
import { ConversationList } from "./ConversationList";
import { SearchResults } from "./SearchResults";
import type { useConversations } from "./useConversations";
import { Views } from "./Views";

type Props = {
  conversations: ReturnType<typeof useConversations>;
  search: InboxSearch;
  counts: Counts | undefined;
  labels: Label[];
  teams: { id: string; name: string }[];
  chosen: string | null;
  field: RefObject<HTMLInputElement | null>;
  onChoose: (conversation: Conversation) => void;
  onSheet: () => void;
  onNotify: (() => void) | null;
};

/** The first column: views, search, and the conversations of the view. */
export function ListColumn(props: Props) {
  const { conversations, search, counts, labels, teams, chosen, field, onChoose } = props;
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const [asked] = useDebouncedValue(words.trim(), 200);
  const { list, next, error, isReady, more, reload } = conversations;
  const view = search.view ?? "open";
  return (
    <div className="desk-list-column">
      <header className="desk-head">
        <h1>{t("inbox.title")}</h1>
        <span className="grow" />
        {props.onNotify && (
          <Tooltip label={t("inbox.notify")}>
            <ActionIcon aria-label={t("inbox.notify")} onClick={props.onNotify}>
              <IconBell size={17} />
            </ActionIcon>
          </Tooltip>
        )}
        <Tooltip label={t("inbox.shortcuts")}>
          <ActionIcon aria-label={t("inbox.shortcuts")} onClick={props.onSheet}>
            <IconKeyboard size={18} />
          </ActionIcon>
        </Tooltip>
      </header>
      <TextInput
        ref={field}
        type="search"
        className="desk-search"
        aria-label={t("inbox.search")}
        placeholder={t("inbox.search")}
        leftSection={<IconSearch size={15} aria-hidden />}
        rightSection={
          words && (
            <ActionIcon size="sm" aria-label={t("inbox.clearSearch")} onClick={() => setWords("")}>
              <IconX size={14} />
            </ActionIcon>
          )
        }
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          setWords("");
          event.currentTarget.blur();
        }}
      />
      <Views search={search} counts={counts} labels={labels} teams={teams} />
      {asked ? (
        <SearchResults words={asked} />
      ) : (
        <>
          {!isReady && <Loading />}
          {error && list.length === 0 && <Failed error={error} retry={() => void reload()} />}
          {isReady && !error && list.length === 0 && (
            <Empty title={t(`inbox.empty.${view}`)}>{t("inbox.emptyText")}</Empty>
          )}
          {list.length > 0 && (
            <ConversationList
              list={list}
              labels={labels}
              chosen={chosen}
              hasMore={next !== null}
              onMore={() => void more()}
              onChoose={onChoose}
            />
          )}
        </>
      )}
    </div>
  );
}
