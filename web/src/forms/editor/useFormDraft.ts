// The text of a form while it is edited: kept here, checked and saved a moment after each change.
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { changeForm, checkForm, formKey, formsKey, type FormDetail } from "../api";
import { parseFlow } from "./draft";

const PAUSE = 700;

export function useFormDraft(sub: string, form: FormDetail) {
  const queries = useQueryClient();
  const [text, setText] = useState(form.flowJson);
  const [settled] = useDebouncedValue(text, PAUSE);
  const canChange = form.status === "DRAFT";
  const save = useMutation({
    scope: { id: `form ${form.id}` },
    mutationFn: (body: Parameters<typeof changeForm>[2]) => changeForm(sub, form.id, body),
    onSuccess: (changed) => {
      queries.setQueryData(formKey(sub, form.id), changed);
      void queries.invalidateQueries({ queryKey: formsKey(sub), exact: true });
    },
  });
  const { mutate } = save;
  useEffect(() => {
    if (canChange && settled !== form.flowJson && settled.trim()) mutate({ flowJson: settled });
    // What the server has changes by saving, which must not save again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [settled, canChange]);
  const checked = useQuery({
    queryKey: ["form check", settled],
    queryFn: () => checkForm(settled),
    enabled: settled.trim() !== "" && settled !== form.flowJson,
    placeholderData: keepPreviousData,
  });
  const isOwn = settled === form.flowJson;
  const flow = useMemo(() => parseFlow(text), [text]);
  return {
    text,
    setText,
    flow,
    canChange,
    errors: isOwn ? form.validationErrors : (checked.data?.validationErrors ?? []),
    advice: isOwn ? form.advice : (checked.data?.advice ?? []),
    isSaved: text === form.flowJson,
    saving: save,
  };
}

export type FormDraft = ReturnType<typeof useFormDraft>;
