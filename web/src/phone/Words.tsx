import { Fragment, useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { beginningOf, blocksOf, emojisIn, runsOf, type Block, type Run } from "./format";

const TAGS = { bold: "strong", italic: "em", strike: "s" } as const;

function drawn(runs: Run[]): ReactNode {
  return runs.map((run, index) => {
    if (run.kind === "text") return <Fragment key={index}>{run.text}</Fragment>;
    if (run.kind === "code") return <code key={index}>{run.text}</code>;
    if (run.kind === "link") {
      return (
        <a key={index} href={run.href} target="_blank" rel="noopener noreferrer nofollow" dir="ltr">
          {run.text}
        </a>
      );
    }
    const Tag = TAGS[run.kind];
    return <Tag key={index}>{drawn(run.inner)}</Tag>;
  });
}

const Items = ({ items }: { items: Run[][] }) =>
  items.map((runs, index) => (
    <li key={index} dir="auto">
      {drawn(runs)}
    </li>
  ));

function Laid({ block }: { block: Block }) {
  switch (block.kind) {
    case "bullets":
      return (
        <ul>
          <Items items={block.items} />
        </ul>
      );
    case "numbers":
      return (
        <ol start={block.start}>
          <Items items={block.items} />
        </ol>
      );
    case "quote":
      return <blockquote dir="auto">{drawn(block.runs)}</blockquote>;
    case "lines":
      return <p dir="auto">{drawn(block.runs)}</p>;
  }
}

/** Words with WhatsApp's own marks, in one line or more. */
export const Marked = ({ text }: { text: string }) => <>{drawn(runsOf(text))}</>;

/** The text of a message as WhatsApp lays it out: emojis alone are big, and of a long text there is the beginning. */
export function Words({ text }: { text: string }) {
  const { t } = useTranslation();
  const [isWhole, setWhole] = useState(false);
  const start = useMemo(() => beginningOf(text), [text]);
  const blocks = useMemo(
    () => blocksOf(start !== null && !isWhole ? `${start}…` : text),
    [text, start, isWhole],
  );
  const emojis = emojisIn(text);
  if (emojis > 0) return <p className={`emojis emojis-${emojis}`}>{text.trim()}</p>;
  return (
    <div className="words">
      {blocks.map((block, index) => (
        <Laid key={index} block={block} />
      ))}
      {start !== null && !isWhole && (
        <button type="button" className="read-more" onClick={() => setWhole(true)}>
          {t("phone.readMore")}
        </button>
      )}
    </div>
  );
}
