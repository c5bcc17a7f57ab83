import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty, Failed, Loading } from "../../shell/Feedback";
import { draftsKey, listDrafts, listTemplates, templatesKey } from "../api";
import { asWritten } from "../detail/copy";
import type { TemplatesSearch } from "../TemplatesPage";
import { Writer } from "./Writer";

type Props = {
  sub: string;
  search: TemplatesSearch;
  onMade: (draftId: string) => void;
  onClose: () => void;
};

/** The page to write on, with what is written there already: nothing, a draft, or a template that is edited. */
export default function WriterRoom({ sub, search, onMade, onClose }: Props) {
  // A new template becomes a draft while it is written; that is no reason to begin anew.
  const [isNew] = useState(search.write === "new");
  if (isNew) {
    return (
      <Writer
        sub={sub}
        given={null}
        draftId={null}
        isEdited={false}
        onMade={onMade}
        onClose={onClose}
      />
    );
  }
  return search.edit ? (
    <Edited sub={sub} search={search} onMade={onMade} onClose={onClose} />
  ) : (
    <Draft sub={sub} search={search} onMade={onMade} onClose={onClose} />
  );
}

function Draft({ sub, search, onMade, onClose }: Props) {
  const drafts = useQuery({
    queryKey: draftsKey(sub),
    queryFn: () => listDrafts(sub),
    refetchOnMount: "always",
  });
  const found = drafts.data?.find((draft) => draft.id === search.write);
  // What is remembered may be older than what was written since.
  if (!drafts.isFetchedAfterMount) return <Loading />;
  if (drafts.isError) return <Failed error={drafts.error} retry={() => void drafts.refetch()} />;
  if (!found) return <Gone />;
  return (
    <Writer
      key={found.id}
      sub={sub}
      given={found.template}
      draftId={found.id}
      isEdited={false}
      onMade={onMade}
      onClose={onClose}
    />
  );
}

function Edited({ sub, search, onMade, onClose }: Props) {
  const templates = useQuery({ queryKey: templatesKey(sub), queryFn: () => listTemplates(sub) });
  const found = templates.data?.find(
    (one) => one.name === search.name && one.language === search.language,
  );
  if (templates.isPending) return <Loading />;
  if (templates.isError) {
    return <Failed error={templates.error} retry={() => void templates.refetch()} />;
  }
  if (!found) return <Gone />;
  return (
    <Writer
      sub={sub}
      given={asWritten(found)}
      draftId={null}
      isEdited
      onMade={onMade}
      onClose={onClose}
    />
  );
}

function Gone() {
  const { t } = useTranslation();
  return <Empty title={t("templates.write.gone")}>{t("templates.write.goneText")}</Empty>;
}
