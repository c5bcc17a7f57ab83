import { Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { statesOf, type Template } from "../api";
import { QualityChip, StatusChip } from "../StatusChip";

/** What became of a template, newest first. */
export function States({ sub, template }: { sub: string; template: Template }) {
  const { t, i18n } = useTranslation();
  const states = useQuery({
    queryKey: ["template-states", sub, template.name, template.language, template.updatedAt],
    queryFn: () => statesOf(sub, template),
  });
  if (!states.data) return null;
  const time = (at: string) =>
    new Date(at).toLocaleString(i18n.language, { dateStyle: "medium", timeStyle: "short" });
  return (
    <section className="t-section" aria-label={t("templates.detail.history")}>
      <Title order={3} size="h5" mb="xs">
        {t("templates.detail.history")}
      </Title>
      <ul className="t-states">
        {[...states.data].reverse().map((state, at) => (
          <li key={at}>
            <span>
              {state.kind === "status" && <StatusChip status={state.status} />}
              {state.kind === "quality" && <QualityChip quality={state.status} />}
              {state.kind === "category" &&
                t("templates.detail.became", {
                  before: t(`templates.categories.${state.previous}`, state.previous ?? ""),
                  after: t(`templates.categories.${state.status}`, state.status),
                })}
            </span>
            <Text size="xs" c="dimmed">
              {time(state.at)}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
