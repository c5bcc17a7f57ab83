import { Alert, Group, Tabs, TextInput, Title } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Failed, Loading } from "../../shell/Feedback";
import { formKey, readForm, type FormDetail } from "../api";
import { screensOf } from "../flow/model";
import { FormStatus } from "../FormStatus";
import "../forms.css";
import { PhoneFrame } from "../PhoneFrame";
import { Design } from "./Design";
import { FormActions } from "./FormActions";
import { Problems } from "./Problems";
import { useChannel } from "../useChannel";
import { useFormDraft, type FormDraft } from "./useFormDraft";

const FlowJsonEditor = lazy(() => import("./FlowJsonEditor"));

function Saved({ draft }: { draft: FormDraft }) {
  const { t } = useTranslation();
  const { error } = draft.saving;
  if (error) {
    return (
      <span className="bad" role="alert">
        {error.message}
      </span>
    );
  }
  return (
    <span className="dim" role="status">
      {t(draft.isSaved ? "forms.saved" : "forms.unsaved")}
    </span>
  );
}

function Name({ form, draft }: { form: FormDetail; draft: FormDraft }) {
  const { t } = useTranslation();
  const [name, setName] = useState(form.name);
  const take = () => {
    const wanted = name.trim();
    if (!wanted) setName(form.name);
    else if (wanted !== form.name) draft.saving.mutate({ name: wanted });
  };
  return (
    <TextInput
      aria-label={t("forms.name")}
      className="form-name"
      dir="auto"
      value={name}
      maxLength={200}
      readOnly={!draft.canChange}
      onChange={(event) => setName(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => event.key === "Enter" && take()}
    />
  );
}

function Editor({ sub, form }: { sub: string; form: FormDetail }) {
  const { t } = useTranslation();
  const draft = useFormDraft(sub, form);
  const { search } = useChannel();
  const [at, setAt] = useState(0);
  const [line, setLine] = useState<number | null>(null);
  const [tab, setTab] = useState<string | null>("design");
  const screens = draft.flow ? screensOf(draft.flow) : [];
  return (
    <main className="form-editor" id="content">
      <Title order={1} className="sr-only">
        {form.name}
      </Title>
      <div className="form-bar">
        <Link to="/forms" search={search} className="crumb" aria-label={t("forms.back")}>
          <IconArrowLeft size={18} className="flow-arrow" aria-hidden />
        </Link>
        <Name form={form} draft={draft} />
        <FormStatus form={{ ...form, errorCount: draft.errors.length }} />
        <span className="grow" />
        {draft.canChange && <Saved draft={draft} />}
        <FormActions sub={sub} form={form} draft={draft} />
      </div>
      <div className="form-work">
        <div className="form-side">
          {!draft.canChange && (
            <Alert variant="light" color="gray" className="alert" mb="sm">
              {t("forms.locked")}
            </Alert>
          )}
          <Tabs value={tab} onChange={setTab} keepMounted={false}>
            <Tabs.List mb="md">
              <Tabs.Tab value="design">{t("forms.design")}</Tabs.Tab>
              <Tabs.Tab value="json">{t("forms.json")}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="design">
              <Design
                draft={draft}
                at={Math.min(at, Math.max(screens.length - 1, 0))}
                onAt={setAt}
              />
            </Tabs.Panel>
            <Tabs.Panel value="json">
              <Suspense fallback={<Loading />}>
                <FlowJsonEditor
                  label={t("forms.pasteJson")}
                  value={draft.text}
                  isReadOnly={!draft.canChange}
                  errors={draft.errors}
                  line={line}
                  onChange={draft.setText}
                />
              </Suspense>
            </Tabs.Panel>
          </Tabs>
          <Problems
            draft={draft}
            onGoTo={(wanted) => {
              setTab("json");
              setLine(wanted);
            }}
          />
        </div>
        <section className="form-look" aria-label={t("forms.preview")}>
          <Group justify="center" gap={6} mb={6}>
            <b>{t("forms.preview")}</b>
          </Group>
          <PhoneFrame flowJson={draft.text} screen={screens[at]?.id ?? null} />
        </section>
      </div>
    </main>
  );
}

function Loaded({ sub, id }: { sub: string; id: string }) {
  const form = useQuery({ queryKey: formKey(sub, id), queryFn: () => readForm(sub, id) });
  if (form.isPending) return <Loading />;
  if (form.isError) {
    return (
      <main className="page" id="content">
        <Failed error={form.error} retry={() => void form.refetch()} />
      </main>
    );
  }
  return <Editor key={id} sub={sub} form={form.data} />;
}

/** One form: drawn or as JSON, with how it looks on the phone. */
export function FormPage() {
  const { id } = useParams({ from: "/forms/$id" });
  const { sub } = useChannel();
  return sub === null ? <Loading /> : <Loaded sub={sub} id={id} />;
}
