import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useCallback } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import { Empty, Failed, Loading } from "../shell/Feedback";
import { subaccounts, type Subaccount } from "./api";
import { TemplateList } from "./list/TemplateList";
import { OpenTemplate } from "./detail/OpenTemplate";

const WriterRoom = lazy(() => import("./write/WriterRoom"));

export type TemplatesSearch = {
  /** The channel, when it is not the account's first. */
  sub?: string;
  /** `new`, or the draft that is gone on with. */
  write?: string;
  /** A template: looked at, or edited with `edit`. */
  name?: string;
  language?: string;
  edit?: boolean;
};

/** The templates of a channel: the list, one of them, or the page to write one. */
export function TemplatesPage() {
  const { t } = useTranslation();
  const session = useQuery({ queryKey: ["session"], queryFn: api.session, staleTime: Infinity });
  const subs = useQuery({ queryKey: ["subaccounts"], queryFn: subaccounts });
  return (
    <main className="page" id="content">
      {subs.isPending && <Loading />}
      {subs.isError && <Failed error={subs.error} retry={() => void subs.refetch()} />}
      {subs.data?.length === 0 && (
        <Empty title={t("templates.list.noChannel")}>{t("templates.list.noChannelText")}</Empty>
      )}
      {subs.data && subs.data.length > 0 && (
        <div>
          <Rooms subs={subs.data} first={session.data?.subAccountId ?? null} />
        </div>
      )}
    </main>
  );
}

function Rooms({ subs, first }: { subs: Subaccount[]; first: string | null }) {
  const search = useSearch({ strict: false }) as TemplatesSearch;
  const navigate = useNavigate();
  const sub = subs.find((one) => one.id === (search.sub ?? first)) ?? subs[0]!;
  const go = useCallback(
    (to: TemplatesSearch, replace = false) =>
      void navigate({
        to: "/templates",
        search: { ...(sub.id !== first && { sub: sub.id }), ...to },
        replace,
      }),
    [navigate, sub.id, first],
  );
  const toList = useCallback(() => go({}), [go]);
  const made = useCallback((id: string) => go({ write: id }, true), [go]);
  if (search.write !== undefined || search.edit) {
    return (
      <Suspense fallback={<Loading />}>
        <WriterRoom sub={sub.id} search={search} onMade={made} onClose={toList} />
      </Suspense>
    );
  }
  return (
    <>
      <TemplateList
        subs={subs}
        sub={sub}
        onSub={(id) => void navigate({ to: "/templates", search: { sub: id } })}
        onOpen={(entry) =>
          go(
            entry.kind === "draft"
              ? { write: entry.draft.id }
              : { name: entry.template.name, language: entry.template.language },
          )
        }
        onWrite={() => go({ write: "new" })}
      />
      <OpenTemplate
        sub={sub}
        search={search}
        onClose={toList}
        onDraft={(id) => go({ write: id })}
        onEdit={({ name, language }) => go({ name, language, edit: true })}
      />
    </>
  );
}
