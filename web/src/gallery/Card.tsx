import { IconRoute2 } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import type { Ready } from "./api";
import { hueOf, ICONS } from "./look";
import { SampleBubble } from "./SampleBubble";

/** The beginning of the conversation, as a glimpse; the page of the journey tells it properly. */
function Glimpse({ ready }: { ready: Ready }) {
  return (
    <div className="glimpse phone" aria-hidden inert>
      {typeof ready.starts === "string" && (
        <SampleBubble
          line={{ direction: "inbound", type: "Text", content: { text: ready.starts } }}
          templates={[]}
        />
      )}
      {ready.opening && (
        <SampleBubble
          line={{ direction: "outbound", ...ready.opening }}
          templates={ready.templates}
        />
      )}
    </div>
  );
}

export function Tags({ ready }: { ready: Ready }) {
  const { t } = useTranslation();
  const starts =
    typeof ready.starts === "string"
      ? t("gallery.word", { word: ready.starts })
      : t(`gallery.triggers.${ready.trigger}`);
  const kinds = new Set(ready.needs.map((need) => need.kind));
  return (
    <ul className="gallery-tags">
      <li>{starts}</li>
      <li>{t("gallery.steps", { count: ready.steps })}</li>
      {(["template", "form", "system", "agents"] as const)
        .filter((kind) => kinds.has(kind))
        .map((kind) => (
          <li key={kind}>{t(`gallery.tags.${kind}`)}</li>
        ))}
    </ul>
  );
}

export function Card({ ready }: { ready: Ready }) {
  const { t } = useTranslation();
  const Picture = ICONS[ready.id] ?? IconRoute2;
  return (
    <li className="gallery-card" style={{ "--hue": hueOf(ready.category) } as CSSProperties}>
      <Glimpse ready={ready} />
      <div className="gallery-about">
        <h2>
          <span className="tile">
            <Picture size={16} stroke={1.9} aria-hidden />
          </span>
          <Link to="/gallery/$id" params={{ id: ready.id }} className="gallery-open">
            {t(`gallery.journeys.${ready.id}.title`, { defaultValue: ready.title })}
          </Link>
        </h2>
        <p>{t(`gallery.journeys.${ready.id}.text`, { defaultValue: ready.description })}</p>
        <Tags ready={ready} />
      </div>
    </li>
  );
}
