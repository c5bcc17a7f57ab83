import "./gallery.css";
import { Chip, Group, Text, TextInput, Title } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty, Failed, Loading } from "../shell/Feedback";
import { listReady, type Category, type Ready } from "./api";
import { Card } from "./Card";
import { CATEGORIES } from "./look";
import { found } from "./search";

function Cards({ all }: { all: Ready[] }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const [category, setCategory] = useState<Category | "all">("all");
  const searched = all.map((ready) => ({
    id: ready.id,
    category: ready.category,
    words: [
      t(`gallery.journeys.${ready.id}.title`, { defaultValue: ready.title }),
      t(`gallery.journeys.${ready.id}.text`, { defaultValue: ready.description }),
      t(`gallery.categories.${ready.category}`),
      typeof ready.starts === "string" ? ready.starts : "",
    ].join(" "),
  }));
  const shown = found(searched, typed, category);
  return (
    <>
      <Group gap="sm" mb="md" align="center">
        <TextInput
          type="search"
          className="gallery-search"
          aria-label={t("gallery.search")}
          placeholder={t("gallery.search")}
          leftSection={<IconSearch size={15} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Chip.Group value={category} onChange={(value) => setCategory(value as Category | "all")}>
          <Group gap={6} role="radiogroup" aria-label={t("gallery.category")}>
            {(["all", ...CATEGORIES] as const).map((one) => (
              <Chip key={one} value={one} size="sm" variant="outline">
                {t(`gallery.categories.${one}`)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </Group>
      <p className="unseen" role="status">
        {t("gallery.found", { count: shown.size })}
      </p>
      {shown.size === 0 && <Empty title={t("gallery.nothing")}>{t("gallery.nothingText")}</Empty>}
      <ul className="gallery-cards">
        {all
          .filter((ready) => shown.has(ready.id))
          .map((ready) => (
            <Card key={ready.id} ready={ready} />
          ))}
      </ul>
    </>
  );
}

/** Ready journeys to begin with. */
export function Gallery() {
  const { t } = useTranslation();
  const ready = useQuery({ queryKey: ["gallery"], queryFn: listReady, staleTime: Infinity });
  return (
    <main className="page gallery" id="content">
      <div>
        <Text size="sm" mb={4}>
          <Link to="/" className="crumb">
            {t("nav.journeys")}
          </Link>
        </Text>
        <Title order={1} size="h2">
          {t("gallery.title")}
        </Title>
        <Text c="dimmed" mb="md">
          {t("gallery.text")}
        </Text>
      </div>
      {ready.isPending && <Loading />}
      {ready.isError && <Failed error={ready.error} retry={() => void ready.refetch()} />}
      {ready.data && (
        <div>
          <Cards all={ready.data} />
        </div>
      )}
    </main>
  );
}
