import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { checkTemplate } from "../api";
import { templateOf, type Form } from "./form";
import { foundIn } from "./problems";

/** The server's opinion of what is being written: its rules exist once, there. */
export function useCheck(sub: string, form: Form, isEdited: boolean) {
  const [settled] = useDebouncedValue(form, 300);
  const template = useMemo(() => templateOf(settled), [settled]);
  const asked = useQuery({
    queryKey: ["template-check", sub, isEdited, template],
    queryFn: async () => ({ told: await checkTemplate(sub, template, isEdited), template }),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    gcTime: 10_000,
    retry: false,
  });
  const answer = asked.data;
  const found = useMemo(
    () => (answer ? foundIn(answer.told.problems, answer.template) : []),
    [answer],
  );
  const advice = useMemo(
    () => (answer ? foundIn(answer.told.advice, answer.template) : []),
    [answer],
  );
  const isFresh = answer !== undefined && settled === form && !asked.isPlaceholderData;
  return { told: answer?.told, found, advice, isFresh, error: asked.error };
}
