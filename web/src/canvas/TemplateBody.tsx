import { IconAlertTriangle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import { listTemplates, templatesKey } from "../templates/api";
import type { Preview } from "./preview";
import { shownTemplate, type SentTemplate } from "./template";

type Props = { sent: SentTemplate; preview: Preview; children: (preview: Preview) => ReactNode };

/** A template with its own words, once the templates of its number are there; else only its name. */
export function TemplateBody({ sent, preview, children }: Props) {
  const { t } = useTranslation();
  // Which number it is may only be known when the journey runs: then it is looked for on one's own, and nothing is
  // said against it.
  const isOpen = sent.sub.includes("{{");
  const session = useQuery({
    queryKey: ["session"],
    queryFn: api.session,
    staleTime: Infinity,
    enabled: isOpen,
  });
  const sub = isOpen ? (session.data?.subAccountId ?? "") : sent.sub;
  const { data } = useQuery({
    queryKey: templatesKey(sub),
    queryFn: () => listTemplates(sub),
    staleTime: 60_000,
    retry: false,
    enabled: sub !== "",
  });
  const shown = useMemo(() => (data ? shownTemplate(sent, data) : null), [data, sent]);
  return (
    <>
      {children(shown?.preview ?? preview)}
      {shown?.trouble && !isOpen && (
        <div className="pv-trouble">
          <IconAlertTriangle size={13} aria-hidden />
          <span>
            {shown.trouble === "missing"
              ? t("editing.template.missing")
              : t("editing.template.notApproved")}
          </span>
        </div>
      )}
    </>
  );
}
