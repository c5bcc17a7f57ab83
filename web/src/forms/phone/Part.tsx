import { IconChevronRight } from "@tabler/icons-react";
import { isDict, isField, list, said, type Component } from "../flow/model";
import { resolve, textOf } from "../flow/resolve";
import { Field } from "./Field";
import { Marked, MarkedLine } from "./Marked";
import { Picture, Pictures } from "./Picture";
import type { Going } from "./useFlow";

const TEXTS: Record<string, string> = {
  TextHeading: "flow-heading",
  TextSubheading: "flow-subheading",
  TextBody: "flow-body",
  TextCaption: "flow-caption",
};

function Text({ component, going }: { component: Component; going: Going }) {
  const text = textOf(component["text"], going.around);
  if (component["markdown"] === true) return <Marked text={text} />;
  const weight = said(component["font-weight"]);
  const style = {
    ...(weight.includes("bold") && { fontWeight: 650 }),
    ...(weight.includes("italic") && { fontStyle: "italic" }),
    ...(component["strikethrough"] === true && { textDecoration: "line-through" }),
  };
  if (component.type === "TextHeading") {
    return (
      <h3 className={TEXTS[component.type]} dir="auto">
        {text}
      </h3>
    );
  }
  return (
    <p className={TEXTS[component.type]} style={style} dir="auto">
      {text}
    </p>
  );
}

function Entries({ component, going }: { component: Component; going: Going }) {
  const entries = list(resolve(component["list-items"], going.around)).filter(isDict);
  const label = textOf(component["label"], going.around);
  return (
    <div className="flow-part">
      {label && (
        <p className="flow-subheading" dir="auto">
          {label}
        </p>
      )}
      {entries.map((entry, index) => {
        const main = isDict(entry["main-content"]) ? entry["main-content"] : {};
        return (
          <button
            type="button"
            className="flow-entry"
            key={said(entry["id"]) || index}
            onClick={() => going.tap(component, entry["on-click-action"])}
          >
            <span dir="auto">
              <b>{said(main["title"])}</b>
              <small>{said(main["description"])}</small>
            </span>
            <IconChevronRight size={18} aria-hidden />
          </button>
        );
      })}
    </div>
  );
}

/** One component of a screen, whatever its kind; one that nobody knows is not shown. */
export function Part({ component, going }: { component: Component; going: Going }) {
  const { around } = going;
  if (isField(component)) return <Field component={component} going={going} />;
  if (component.type in TEXTS) return <Text component={component} going={going} />;
  switch (component.type) {
    case "RichText":
      return <Marked text={textOf(component["text"], around)} />;
    case "Image":
      return <Picture component={component} around={around} />;
    case "ImageCarousel":
      return <Pictures component={component} around={around} />;
    case "EmbeddedLink":
      return (
        <button type="button" className="flow-link" onClick={() => going.tap(component)}>
          <MarkedLine text={textOf(component["text"], around)} />
        </button>
      );
    case "NavigationList":
      return <Entries component={component} going={going} />;
    default:
      return null;
  }
}
