import {
  IconFileText,
  IconList,
  IconMicrophone,
  IconPhoto,
  IconVideo,
  type Icon,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Preview } from "./preview";
import { TemplateBody } from "./TemplateBody";
import { Rich } from "./Words";

const MEDIA: Record<string, Icon> = {
  image: IconPhoto,
  video: IconVideo,
  audio: IconMicrophone,
  file: IconFileText,
  document: IconFileText,
};

function Media({ kind, name }: { kind: string; name?: string | undefined }) {
  const { t } = useTranslation();
  const Picture = MEDIA[kind] ?? IconFileText;
  return (
    <div className="pv-media">
      <Picture size={18} stroke={1.6} aria-hidden />
      <span>
        {t(`editing.media.${MEDIA[kind] ? kind : "file"}`)}
        {name && (
          <small dir="auto">
            <Rich text={name} />
          </small>
        )}
      </span>
    </div>
  );
}

function Time({ preview }: { preview: Preview }) {
  const { t } = useTranslation();
  const { unit, count } = preview.span!;
  const time = t(`time.${unit}`, { count });
  return <div className="meta">{preview.atMost ? t("editing.atMost", { time }) : time}</div>;
}

/** What the customer will see of a step: its words, its buttons, the rows of its list. */
export function StepBody({ preview }: { preview: Preview }) {
  if (!preview.template) return <Body preview={preview} />;
  return (
    <TemplateBody sent={preview.template} preview={preview}>
      {(shown) => <Body preview={shown} isTemplate />}
    </TemplateBody>
  );
}

function Body({ preview, isTemplate = false }: { preview: Preview; isTemplate?: boolean }) {
  const { t } = useTranslation();
  const { header, text, footer, media, buttons, rows, more, opens, cards, meta } = preview;
  const isBubble = Boolean(header || text || footer || media);
  return (
    <>
      {isBubble && (
        <div className="bubble">
          {media && <Media kind={media} name={isTemplate ? undefined : meta} />}
          {header && (
            <b className="pv-header" dir="auto">
              <Rich text={header} />
            </b>
          )}
          {text && (
            <span className="pv-text" dir="auto">
              <Rich text={text} />
            </span>
          )}
          {footer && (
            <small className="pv-footer" dir="auto">
              <Rich text={footer} />
            </small>
          )}
        </div>
      )}
      {(buttons || opens) && (
        <div className="pv-buttons">
          {opens && (
            <span dir="auto">
              <IconList size={13} aria-hidden /> <Rich text={opens} />
            </span>
          )}
          {buttons?.map((button, index) => (
            <span key={index} dir="auto">
              <Rich text={button} />
            </span>
          ))}
        </div>
      )}
      {rows && (
        <div className="pv-rows">
          {rows.map((row, index) => (
            <span key={index} dir="auto">
              <Rich text={row} />
            </span>
          ))}
          {more && <small>{t("editing.moreRows", { count: more })}</small>}
        </div>
      )}
      {preview.keywords && (
        <div className="pv-buttons pv-keywords">
          {preview.keywords.map((word) => (
            <span key={word} dir="auto">
              {t("editing.keyword", { word })}
            </span>
          ))}
        </div>
      )}
      {preview.span && <Time preview={preview} />}
      {cards !== undefined && (
        <div className="meta">{t("editing.template.cards", { count: cards })}</div>
      )}
      {meta && (isTemplate || !media) && (
        <div className="meta" dir="auto">
          <Rich text={meta} />
        </div>
      )}
    </>
  );
}
