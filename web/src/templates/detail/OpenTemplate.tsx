import { useQuery } from "@tanstack/react-query";
import { listTemplates, templatesKey, type Subaccount, type Template } from "../api";
import type { TemplatesSearch } from "../TemplatesPage";
import { TemplateDrawer } from "./TemplateDrawer";

type Props = {
  sub: Subaccount;
  search: TemplatesSearch;
  onClose: () => void;
  onDraft: (draftId: string) => void;
  onEdit: (template: Template) => void;
};

/** The template that the address of the page names. */
export function OpenTemplate({ sub, search, ...actions }: Props) {
  const templates = useQuery({
    queryKey: templatesKey(sub.id),
    queryFn: () => listTemplates(sub.id),
    enabled: search.name !== undefined,
  });
  const found = templates.data?.find(
    (one) => one.name === search.name && one.language === search.language,
  );
  return (
    <TemplateDrawer
      sub={sub.id}
      isSimulator={sub.provider === "simulator"}
      template={found ?? null}
      all={templates.data ?? []}
      {...actions}
    />
  );
}
