import { Alert, Button, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { IconSend } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { pathOf } from "../../conditions/parse";
import { braced, scriptOf } from "../../expressions/braces";
import { variablesAt } from "../../expressions/scope";
import { useBuilder } from "../../view";
import type { FieldsProps } from "../fields";
import { AnswerTree } from "./AnswerTree";
import { testCall, type TestRequest } from "./api";
import { filledIn, keepSample, keepValue, keptOf, nameForField, scriptsIn } from "./sample";

type Key = string | number;
const scriptFor = (path: Key[]) => pathOf(["step", "responseBody", ...path.map(String)]);

/** Makes the request now, and remembers fields of its answer by a click. */
export function TestCall({ step, address, onPatch }: FieldsProps) {
  const { t } = useTranslation();
  const { builder } = useBuilder();
  const doc = useStore(builder, (state) => state.doc);
  const edit = useStore(builder, (state) => state.edit);
  const place = useStore(builder, (state) => state.place);
  const { method = "GET", url = "", headers, parameters, body, timeoutSeconds } = step.inputs ?? {};
  const request = { method, url, headers, parameters, body, timeoutSeconds } as TestRequest;
  const scripts = scriptsIn(request);
  const kept = keptOf(doc);
  const examples = new Map(
    variablesAt(doc, address).map((variable) => [
      variable.path,
      (variable as { example?: unknown }).example,
    ]),
  );
  const valueOf = (script: string) => {
    const example = examples.get(script);
    const known =
      typeof example === "object" && example !== null ? JSON.stringify(example) : example;
    return kept.testValues?.[script] ?? String(known ?? "");
  };
  const calling = useMutation({
    mutationFn: () => {
      const values = Object.fromEntries(scripts.map((script) => [script, valueOf(script)]));
      return testCall(filledIn(request, values) as TestRequest);
    },
    onSuccess: (answer) => {
      if (answer.responseCode > 0) place((now) => keepSample(now, address, answer.responseBody));
    },
  });
  const outputs = step.outputs ?? {};
  const savedAs = (path: Key[]) =>
    Object.entries(outputs).find(([, value]) => scriptOf(value) === scriptFor(path))?.[0];
  const save = (path: Key[]) => {
    const taken = new Set([
      ...Object.keys(outputs),
      ...variablesAt(doc, address).map((variable) => variable.path.replace(/^data\./, "")),
    ]);
    onPatch({ outputs: { ...outputs, [nameForField(path, taken)]: braced(scriptFor(path)) } });
  };
  const answer = calling.data;
  const sample = answer ? answer.responseBody : kept.samples?.[address];
  const isFine = answer && answer.responseCode >= 200 && answer.responseCode < 300;
  return (
    <fieldset className="group test-call">
      <legend>{t("steps.http.test")}</legend>
      {scripts.map((script) => (
        <TextInput
          key={script}
          label={t("steps.http.sampleOf", { name: script.replace(/^data\./, "") })}
          dir="auto"
          value={valueOf(script)}
          onChange={(event) => {
            const written = event.currentTarget.value;
            edit((now) => keepValue(now, script, written));
          }}
        />
      ))}
      <Button
        variant="light"
        size="xs"
        leftSection={<IconSend size={14} aria-hidden />}
        loading={calling.isPending}
        onClick={() => calling.mutate()}
      >
        {t("steps.http.send")}
      </Button>
      <Text className="hint">{t("steps.http.testHint")}</Text>
      <div role="status" aria-live="polite">
        {calling.isError && (
          <Alert className="alert" color="red" variant="light">
            {calling.error.message}
          </Alert>
        )}
        {answer && (
          <p className={`answer-line ${isFine ? "fine" : "not-fine"}`}>
            <b>
              {answer.responseCode === 0
                ? t("steps.http.noAnswer")
                : t("steps.http.answered", {
                    code: answer.responseCode,
                    reason: answer.reasonPhrase ?? "",
                  })}
            </b>{" "}
            <span>{t("steps.http.took", { count: answer.milliseconds })}</span>
          </p>
        )}
        {answer?.responseCode === 0 && <Text className="hint">{answer.reasonPhrase}</Text>}
      </div>
      {typeof sample === "object" && sample !== null ? (
        <>
          <Text className="hint">{t("steps.http.click")}</Text>
          <AnswerTree value={sample} savedAs={savedAs} onSave={save} />
        </>
      ) : (
        answer &&
        sample !== null && <pre className="answer-text">{String(sample).slice(0, 2000)}</pre>
      )}
    </fieldset>
  );
}
