import { Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Failed, Loading } from "../shell/Feedback";
import { previewed } from "./api";
import "./forms.css";
import { PhoneFrame } from "./PhoneFrame";

/** A form for whoever has the address of its preview; nobody has to sign in. */
export function PreviewPage() {
  const { t } = useTranslation();
  const { token = "" } = useSearch({ from: "/forms/$id/preview" });
  const form = useQuery({
    queryKey: ["form preview", token],
    queryFn: () => previewed(token),
    retry: false,
  });
  return (
    <main className="page form-preview" id="content">
      <Title order={1} size="h3" dir="auto">
        {form.data?.name ?? t("forms.previewTitle")}
      </Title>
      {form.isPending && <Loading />}
      {form.isError && <Failed error={form.error} retry={() => void form.refetch()} />}
      {form.data && (
        <>
          <Text c="dimmed" mb="md">
            {t("forms.previewText")}
          </Text>
          <PhoneFrame flowJson={form.data.flowJson} />
        </>
      )}
    </main>
  );
}
