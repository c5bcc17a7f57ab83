import { ActionIcon, Button, Group, Select, Text, Title, Tooltip } from "@mantine/core";
import { IconArrowsExchange, IconPencil, IconRestore } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { ReactFlowProvider } from "@xyflow/react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Failed, Loading } from "../../../shell/Feedback";
import { listVersions, readDiff, type Diff, type Which } from "../api";
import { ChangeList } from "./ChangeList";
import { CompareCanvas } from "./CompareCanvas";
import { alone, union } from "./union";
import "../versions.css";

/** So many versions are offered to choose from; the address of the page takes any. */
const MOST = 200;
const ROUTE = "/journeys/$id/compare" as const;

/** "Version 3" or "Draft". */
function useNameOf() {
  const { t } = useTranslation();
  return (which: Which) =>
    which === "draft" ? t("versions.draft") : t("versions.version", { version: which });
}

function Pickers({ id, from, to }: { id: string; from: Which | undefined; to: Which }) {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  const navigate = useNavigate();
  const page = useQuery({
    queryKey: ["versions", id, "all"],
    queryFn: () => listVersions(id, undefined, MOST),
  });
  const numbers = (page.data?.versions ?? []).map((version) => version.version);
  const asked = [from, to].filter((which): which is number => typeof which === "number");
  const all = [...new Set([...numbers, ...asked])].sort((a, b) => b - a);
  const options = (["draft", ...all] as Which[]).map((which) => ({
    value: String(which),
    label: nameOf(which),
  }));
  const go = (search: { from?: Which; to: Which }) =>
    void navigate({ to: ROUTE, params: { id }, search, replace: true });
  const read = (value: string): Which => (value === "draft" ? "draft" : Number(value));
  return (
    <Group gap={6} wrap="nowrap">
      <Select
        size="xs"
        w={130}
        aria-label={t("compare.from")}
        data={[{ value: "", label: t("compare.nothing") }, ...options]}
        value={from === undefined ? "" : String(from)}
        allowDeselect={false}
        onChange={(value) => go({ ...(value && { from: read(value) }), to })}
      />
      <Tooltip label={t("compare.swap")}>
        <ActionIcon
          aria-label={t("compare.swap")}
          disabled={from === undefined}
          onClick={() => from !== undefined && go({ from: to, to: from })}
        >
          <IconArrowsExchange size={16} />
        </ActionIcon>
      </Tooltip>
      <Select
        size="xs"
        w={130}
        aria-label={t("compare.to")}
        data={options}
        value={String(to)}
        allowDeselect={false}
        onChange={(value) => value && go({ ...(from !== undefined && { from }), to: read(value) })}
      />
    </Group>
  );
}

type HeaderProps = { id: string; name: string; from: Which | undefined; to: Which };

function Header({ id, name, from, to }: HeaderProps) {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  const older = typeof from === "number" ? from : typeof to === "number" ? to : null;
  return (
    <header className="topbar">
      <Group gap={8} wrap="nowrap" className="crumbs grow">
        <Link to="/" className="crumb">
          {t("nav.journeys")}
        </Link>
        <Text size="sm" c="dimmed" aria-hidden>
          /
        </Text>
        <Title order={1} className="name">
          <span className="unseen">
            {from === undefined
              ? t("compare.lookTitle", { version: nameOf(to), name })
              : t("compare.title", { name })}
          </span>
          <span aria-hidden>{name}</span>
        </Title>
      </Group>
      <Group gap={8} wrap="nowrap">
        <Pickers id={id} from={from} to={to} />
        {older !== null && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconRestore size={15} aria-hidden />}
            renderRoot={(props) => (
              <Link
                to="/journeys/$id/edit"
                params={{ id }}
                search={{ restore: older }}
                {...props}
              />
            )}
          >
            {t("versions.restore")} · {nameOf(older)}
          </Button>
        )}
        <Button
          size="xs"
          leftSection={<IconPencil size={15} aria-hidden />}
          renderRoot={(props) => <Link to="/journeys/$id/edit" params={{ id }} {...props} />}
        >
          {t("compare.back")}
        </Button>
      </Group>
    </header>
  );
}

function Picture({ diff, isAlone }: { diff: Diff; isAlone: boolean }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<{ id: string } | null>(null);
  const drawn = useMemo(() => (isAlone ? alone(diff.to) : union(diff)), [diff, isAlone]);
  const trigger = String(diff.to.source["trigger"] ?? "");
  return (
    <div className="work">
      <main className="canvas" id="content">
        <ReactFlowProvider>
          <CompareCanvas
            drawn={drawn}
            trigger={t(`triggers.${trigger}`, { defaultValue: trigger })}
            shown={shown}
          />
        </ReactFlowProvider>
      </main>
      {!isAlone && (
        <aside className="panel changes" aria-label={t("compare.list")}>
          <h2 className="changes-title">{t("compare.list")}</h2>
          <div className="changes-scroll" tabIndex={0} role="region" aria-label={t("compare.list")}>
            <ChangeList diff={diff} onShow={(id) => setShown({ id })} />
          </div>
        </aside>
      )}
    </div>
  );
}

/** Two versions of a journey in one picture, with everything that differs beside it; or one version to look at. */
export function ComparePage() {
  const { id } = useParams({ from: ROUTE });
  const { from, to = "draft" } = useSearch({ from: ROUTE });
  const diff = useQuery({
    queryKey: ["diff", id, from ?? to, to],
    queryFn: () => readDiff(id, from ?? to, to),
    // A version never changes, but the draft does.
    staleTime: from === "draft" || to === "draft" ? 0 : Infinity,
    placeholderData: (before) => before,
  });
  if (diff.isError) return <Failed error={diff.error} retry={() => void diff.refetch()} />;
  if (diff.isPending) return <Loading />;
  return (
    <div className="builder">
      <Header id={id} name={diff.data.to.source.definition.name} from={from} to={to} />
      <Picture diff={diff.data} isAlone={from === undefined} />
    </div>
  );
}
