import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { When } from "../../journeys/When";
import { Failed, Loading } from "../../shell/Feedback";
import { find } from "../api";
import { whoIs } from "../words";

/** The words that were looked for, marked in what was found. */
function Marked({ text, words }: { text: string; words: string }) {
  const wanted = words.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
  if (wanted.length === 0) return text;
  const pattern = new RegExp(`(${wanted.join("|")})`, "giu");
  return text
    .split(pattern)
    .map((part, index) => (index % 2 ? <mark key={index}>{part}</mark> : part));
}

/** What a search found: people, messages and notes; each leads to where it stands. */
export function SearchResults({ words }: { words: string }) {
  const { t } = useTranslation();
  const found = useQuery({
    queryKey: ["inbox", "search", words],
    queryFn: () => find(words),
    placeholderData: keepPreviousData,
  });
  if (found.isPending) return <Loading />;
  if (found.isError) return <Failed error={found.error} retry={() => void found.refetch()} />;
  const { people, messages } = found.data;
  return (
    <div className="desk-list desk-found" role="region" aria-label={t("inbox.found")}>
      <p role="status" className="unseen">
        {t("inbox.foundCount", { count: people.length + messages.length })}
      </p>
      {people.length + messages.length === 0 && <p className="dim">{t("inbox.foundNothing")}</p>}
      {people.map((one) => (
        <Link
          key={`${one.subAccountId} ${one.msisdn}`}
          to="/inbox/$subAccountId/$msisdn"
          params={one}
          search={(now) => now}
        >
          <b dir="auto">{whoIs(one)}</b>
          <small className="tnum dim">{one.msisdn}</small>
        </Link>
      ))}
      {messages.map((one) => (
        <Link
          key={`${one.kind} ${one.id} ${one.at}`}
          to="/inbox/$subAccountId/$msisdn"
          params={{ subAccountId: one.subAccountId, msisdn: one.msisdn }}
          search={(now) => ({ ...now, at: String(one.id) })}
        >
          <b dir="auto">{whoIs(one)}</b>
          <small className="dim">
            {one.kind === "note" && `${t("inbox.note")} · `}
            {!one.isCustomers && one.author && <bdi>{one.author} · </bdi>}
            <When at={one.at} />
          </small>
          <span dir="auto">
            <Marked text={one.text} words={words} />
          </span>
        </Link>
      ))}
    </div>
  );
}
