import { useTranslation } from "react-i18next";
import { Rich } from "../../../canvas/Words";
import type { Word } from "../api";
import { valueOf } from "./fields";

/** A text with what went struck out and what came underlined; said in words to those who listen. */
export function WordDiff({ words }: { words: Word[] }) {
  const { t } = useTranslation();
  return (
    <p className="word-diff" dir="auto">
      {words.map(({ op, text }, index) => {
        const said = <Rich text={valueOf(text)} />;
        if (op === "same") return <span key={index}>{said}</span>;
        const Mark = op === "added" ? "ins" : "del";
        return (
          <Mark key={index}>
            <span className="unseen">
              {t(`compare.${op === "added" ? "inserted" : "deleted"}`)}{" "}
            </span>
            {said}
          </Mark>
        );
      })}
    </p>
  );
}
