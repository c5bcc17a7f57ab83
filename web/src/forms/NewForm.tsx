import { Button, Group, Modal, Select, Textarea, TextInput, UnstyledButton } from "@mantine/core";
import {
  IconBraces,
  IconCalendarPlus,
  IconClipboardHeart,
  IconMail,
  IconStars,
  IconUserHeart,
  type Icon,
} from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formsKey, makeForm, type FormCategory } from "./api";
import { CATEGORIES } from "./categories";
import { useChannel } from "./useChannel";
import { CATEGORY_OF, starterJson, STARTERS, type Starter } from "./starters";

const PICTURES: Record<Starter | "json", Icon> = {
  appointment: IconCalendarPlus,
  registration: IconClipboardHeart,
  feedback: IconStars,
  contact: IconMail,
  lead: IconUserHeart,
  json: IconBraces,
};
const KINDS = [...STARTERS, "json"] as const;

/** Begins a form with one that is ready, or with JSON. */
export function NewForm({ sub, onClose }: { sub: string; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { search } = useChannel();
  const queries = useQueryClient();
  const [kind, setKind] = useState<Starter | "json">("appointment");
  const [name, setName] = useState("");
  const [category, setCategory] = useState<FormCategory>("APPOINTMENT_BOOKING");
  const [json, setJson] = useState("");
  const create = useMutation({
    mutationFn: () =>
      makeForm(sub, {
        name: name.trim() || t(`forms.starters.${kind}`),
        categories: [category],
        flowJson: kind === "json" ? json : starterJson(kind, (key) => t(key as "forms.next")),
      }),
    onSuccess: async ({ id }) => {
      void queries.invalidateQueries({ queryKey: formsKey(sub) });
      await navigate({ to: "/forms/$id", params: { id }, search });
    },
  });
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t("forms.newForm")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate();
        }}
      >
        <fieldset className="starters">
          <legend>{t("forms.starters.title")}</legend>
          {KINDS.map((one, index) => {
            const Sign = PICTURES[one];
            return (
              <UnstyledButton
                key={one}
                type="button"
                className="starter"
                aria-pressed={one === kind}
                data-autofocus={index === 0 || undefined}
                onClick={() => {
                  setKind(one);
                  setCategory(one === "json" ? "OTHER" : CATEGORY_OF[one]);
                }}
              >
                <Sign size={20} stroke={1.7} aria-hidden />
                <span>
                  <b>{t(`forms.starters.${one}`)}</b>
                  <small>{t(`forms.starters.${one}Text`)}</small>
                </span>
              </UnstyledButton>
            );
          })}
        </fieldset>
        <TextInput
          mt="md"
          label={t("forms.name")}
          dir="auto"
          maxLength={200}
          placeholder={t(`forms.starters.${kind}`)}
          value={name}
          error={create.error?.message}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          mt="sm"
          label={t("forms.categoryLabel")}
          allowDeselect={false}
          value={category}
          data={CATEGORIES.map((value) => ({ value, label: t(`forms.category.${value}`) }))}
          onChange={(value) => value && setCategory(value)}
        />
        {kind === "json" && (
          <Textarea
            mt="sm"
            label={t("forms.pasteJson")}
            required
            autosize
            minRows={6}
            maxRows={14}
            classNames={{ input: "mono" }}
            dir="ltr"
            value={json}
            onChange={(event) => setJson(event.currentTarget.value)}
          />
        )}
        <Group justify="end" mt="md">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {t("forms.create")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
