import { Fragment } from "react";
import { blocks, inline, type Inline } from "../flow/markdown";

function Words({ parts }: { parts: Inline[] }) {
  return parts.map((part, index) => {
    if (part.link) {
      return (
        <a key={index} href={part.link} target="_blank" rel="noopener noreferrer">
          {part.text}
        </a>
      );
    }
    if (part.mark === "bold") return <b key={index}>{part.text}</b>;
    if (part.mark === "italic") return <i key={index}>{part.text}</i>;
    if (part.mark === "struck") return <s key={index}>{part.text}</s>;
    return <Fragment key={index}>{part.text}</Fragment>;
  });
}

/** A text with WhatsApp's marks on one line. */
export function MarkedLine({ text }: { text: string }) {
  return <Words parts={inline(text)} />;
}

/** A text of several paragraphs, headings and lists. */
export function Marked({ text }: { text: string }) {
  return (
    <div className="flow-rich" dir="auto">
      {blocks(text).map((block, index) => {
        if (block.kind === "list") {
          const List = block.isOrdered ? "ol" : "ul";
          return (
            <List key={index}>
              {block.items.map((item, at) => (
                <li key={at}>
                  <Words parts={item} />
                </li>
              ))}
            </List>
          );
        }
        if (block.kind === "heading") {
          return (
            <p key={index} className={block.level === 1 ? "flow-heading" : "flow-subheading"}>
              <Words parts={block.parts} />
            </p>
          );
        }
        return (
          <p key={index}>
            <Words parts={block.parts} />
          </p>
        );
      })}
    </div>
  );
}
