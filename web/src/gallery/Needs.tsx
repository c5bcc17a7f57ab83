import {
  IconBuildingBank,
  IconForms,
  IconHeadset,
  IconLink,
  IconPlugConnected,
  IconTemplate,
  type Icon,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Need, Ready, ReadyTemplate } from "./api";
import { shownOf } from "./words";

const ICONS: Record<Need["kind"], Icon> = {
  backend: IconBuildingBank,
  system: IconPlugConnected,
  link: IconLink,
  template: IconTemplate,
  form: IconForms,
  agents: IconHeadset,
};

/** The words of a template with its samples in place, as WhatsApp would be asked to approve them. */
function sampleOf(template: ReadyTemplate | undefined): string | null {
  const body = template?.components.find((part) => part.type === "BODY");
  if (!template || !body) return null;
  const parameters = (body.examples ?? []).map((text) => ({ text }));
  const content = { template: { name: template.name, components: [{ type: "body", parameters }] } };
  return shownOf({ type: "template", content }, [template]).text;
}

/** What one must know or do before it is published. */
export function Needs({ ready }: { ready: Ready }) {
  const { t } = useTranslation();
  return (
    <ul className="gallery-needs">
      {ready.needs.map((need) => {
        const Picture = ICONS[need.kind];
        const template = ready.templates.find((one) => one.name === need.name);
        const sample = need.kind === "template" ? sampleOf(template) : null;
        return (
          <li key={`${need.kind} ${need.name}`}>
            <Picture size={15} stroke={1.8} aria-hidden />
            <span>
              {t(`gallery.needs.${need.kind}`, { name: need.name })}
              {sample && <q dir="auto">{sample}</q>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
