import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Counts, Label } from "../api";
import { VIEWS, type InboxSearch, type View } from "../filter";

const numberOf = (counts: Counts | undefined, view: View): number | null =>
  !counts || view === "resolved" || view === "all" ? null : counts[view];

type Props = {
  search: InboxSearch;
  counts: Counts | undefined;
  labels: Label[];
  teams: { id: string; name: string }[];
};

/** Which conversations the list shows: those that wait for somebody, of a team, with a label. */
export function Views({ search, counts, labels, teams }: Props) {
  const { t } = useTranslation();
  const current = search.view ?? "open";
  const item = (
    key: string,
    to: InboxSearch,
    isOn: boolean,
    name: string,
    count: number | null,
  ) => (
    <Link
      key={key}
      to="."
      search={to}
      className={isOn ? "on" : ""}
      aria-current={isOn ? "page" : undefined}
    >
      <span dir="auto">{name}</span>
      {count !== null && count > 0 && (
        <small className="tnum">{count >= 1000 ? "999+" : count}</small>
      )}
    </Link>
  );
  return (
    <nav className="desk-views" aria-label={t("inbox.views")}>
      {VIEWS.map((view) =>
        item(
          view,
          { view },
          current === view && !search.team && !search.label,
          t(`inbox.view.${view}`),
          numberOf(counts, view),
        ),
      )}
      {teams.map((team) =>
        item(
          team.id,
          { view: "open", team: team.id },
          search.team === team.id,
          team.name,
          counts?.teams[team.id] ?? null,
        ),
      )}
      {labels.map((label) =>
        item(
          label.id,
          { view: "all", label: label.id },
          search.label === label.id,
          `# ${label.name}`,
          counts?.labels[label.id] ?? null,
        ),
      )}
    </nav>
  );
}
