import { Button, Group, Menu, Select, Text, Title } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { listVersions } from "../builder/versions/api";
import { Empty, Failed, Loading } from "../shell/Feedback";
import { exportAddress, readResults, type Asked } from "./api";
import { begins, PERIODS, type Period, type ResultsSearch } from "./period";
import { QuestionCard } from "./QuestionCard";
import { Totals } from "./Totals";
import "./results.css";

/** Answers come in while one looks; so often the page asks again, in milliseconds. */
const AGAIN = 4_000;

function Filters({ id, period, version }: { id: string; period: Period; version: number | null }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const versions = useQuery({
    queryKey: ["versions", id, "names"],
    queryFn: () => listVersions(id, undefined, 200),
  });
  const show = (search: ResultsSearch) =>
    void navigate({ to: "/journeys/$id/results", params: { id }, search, replace: true });
  return (
    <>
      <Select
        w={170}
        aria-label={t("results.period")}
        allowDeselect={false}
        value={period}
        data={PERIODS.map((value) => ({ value, label: t(`results.periods.${value}`) }))}
        onChange={(value) =>
          show({ period: value as Period, ...(version !== null && { version }) })
        }
      />
      <Select
        w={160}
        aria-label={t("results.version")}
        allowDeselect={false}
        value={version === null ? "all" : String(version)}
        data={[
          { value: "all", label: t("results.allVersions") },
          ...(versions.data?.versions ?? []).map((one) => ({
            value: String(one.version),
            label: t("journeys.version", { version: one.version }),
          })),
        ]}
        onChange={(value) =>
          show({ period, ...(value !== "all" && value !== null && { version: Number(value) }) })
        }
      />
    </>
  );
}

function ExportMenu({ id, asked }: { id: string; asked: Asked }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
          {t("results.export")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(["xlsx", "csv"] as const).map((format) => (
          <Menu.Item key={format} component="a" href={exportAddress(id, asked, format)} download>
            {t(`results.formats.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What a journey asked its customers, and what they answered. */
export function ResultsPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: "/journeys/$id/results" });
  const { period = "month", version = null } = useSearch({ from: "/journeys/$id/results" });
  // The beginning of a period stays while the page is open, so that the question stays the same.
  const from = useMemo(() => begins(period, new Date()), [period]);
  const asked = { version, from };
  const found = useQuery({
    queryKey: ["results", id, version, from],
    queryFn: () => readResults(id, asked),
    refetchInterval: AGAIN,
    placeholderData: keepPreviousData,
  });
  return (
    <main className="page" id="content">
      <div>
        <Link to="/journeys/$id" params={{ id }} className="crumb">
          {found.data?.name ?? t("nav.journeys")}
        </Link>
      </div>
      <Group mb="md" gap="sm">
        <Title order={1} size="h2" className="grow">
          {t("results.title")}
        </Title>
        <Filters id={id} period={period} version={version} />
        <ExportMenu id={id} asked={asked} />
      </Group>
      {found.isPending && <Loading />}
      {found.isError && <Failed error={found.error} retry={() => void found.refetch()} />}
      {found.data && (
        <div>
          <Totals totals={found.data.totals} />
          {found.data.totals.isCut && (
            <Text size="sm" c="dimmed" mb="md">
              {t("results.cut", { count: found.data.totals.most })}
            </Text>
          )}
          {found.data.questions.length === 0 && (
            <Empty title={t("results.nothingAsked")}>{t("results.nothingAskedText")}</Empty>
          )}
          {found.data.totals.started === 0 && found.data.questions.length > 0 && (
            <Empty title={t("results.nobody")}>{t("results.nobodyText")}</Empty>
          )}
          {found.data.totals.started > 0 && (
            <ol className="questions">
              {found.data.questions.map((question) => (
                <QuestionCard
                  key={`${question.step} ${version ?? ""} ${from ?? ""}`}
                  journeyId={id}
                  question={question}
                  asked={asked}
                />
              ))}
            </ol>
          )}
        </div>
      )}
    </main>
  );
}
