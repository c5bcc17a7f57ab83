import { Input, Textarea } from "@mantine/core";
import { lazy, Suspense, useId } from "react";
import { useTranslation } from "react-i18next";
import "../../builder/expressions/expressions.css";
import { charactersOf } from "../../builder/inspector/limits";
import { rewritten, type Text } from "./form";
import { Samples } from "./Samples";
import { useProblem } from "./scope";

const BodyEditor = lazy(() => import("./BodyEditor"));

type Props = {
  label: string;
  value: Text;
  place: string;
  limit: number;
  /** A heading: one line, one variable at most, no bold words. */
  isHeading?: boolean;
  onChange: (value: Text) => void;
};

/** A text with variables and their samples. */
export function BodyField({ label, value, place, limit, isHeading = false, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const wrong = useProblem(`${place}.text`, value.text !== "");
  const length = charactersOf(value.text);
  const put = (text: string) => onChange(rewritten(value, text));
  return (
    <div>
      <Input.Wrapper
        labelElement="div"
        label={label}
        required
        error={wrong}
        errorProps={{ id: `${id}error` }}
      >
        <Suspense
          fallback={
            <Textarea
              aria-label={label}
              autosize
              minRows={isHeading ? 1 : 3}
              dir="auto"
              value={value.text}
              onChange={(event) => put(event.currentTarget.value)}
            />
          }
        >
          <BodyEditor
            label={label}
            value={value}
            place={place}
            errorId={wrong ? `${id}error` : undefined}
            counter={t("builder.count", { length, limit })}
            isOver={length > limit}
            isHeading={isHeading}
            onText={put}
          />
        </Suspense>
      </Input.Wrapper>
      <Samples
        value={value}
        place={place}
        label={label}
        onChange={(samples) => onChange({ ...value, samples })}
      />
    </div>
  );
}
