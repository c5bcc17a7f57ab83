// The colours of expressions and JSON, by classes, so that they follow light and dark.
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";

export const highlighting = syntaxHighlighting(
  HighlightStyle.define([
    { tag: [tags.string, tags.special(tags.string)], class: "hl-text" },
    { tag: [tags.number, tags.bool, tags.null], class: "hl-value" },
    { tag: [tags.keyword, tags.operatorKeyword], class: "hl-word" },
    { tag: tags.propertyName, class: "hl-name" },
    { tag: [tags.function(tags.variableName)], class: "hl-call" },
    { tag: tags.comment, class: "hl-quiet" },
    { tag: [tags.punctuation, tags.operator], class: "hl-quiet" },
  ]),
);
