import { UnstyledButton } from "@mantine/core";
import {
  IconAddressBook,
  IconExternalLink,
  IconForms,
  IconListDetails,
  IconMapPin,
  IconMessage2,
  IconMessageQuestion,
  IconMoodSmile,
  IconPhoto,
  IconShoppingBag,
  IconSquareRoundedCheck,
  IconTemplate,
  type Icon,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { FORMS, type Form } from "./content";

const PICTURES: Record<Form, Icon> = {
  text: IconMessage2,
  media: IconPhoto,
  location: IconMapPin,
  button: IconSquareRoundedCheck,
  list: IconListDetails,
  cta_url: IconExternalLink,
  flow: IconForms,
  template: IconTemplate,
  ask: IconMessageQuestion,
  product: IconShoppingBag,
  contacts: IconAddressBook,
  reaction: IconMoodSmile,
};

/** The forms that a message can have; the arrow keys go from one to the next. */
export function FormPicker({ value, onChange }: { value: Form; onChange: (form: Form) => void }) {
  const { t } = useTranslation();
  const step = (by: number) => {
    const next = FORMS[(FORMS.indexOf(value) + by + FORMS.length) % FORMS.length]!;
    onChange(next);
    document.getElementById(`form-${next}`)?.focus();
  };
  return (
    <div className="form-picker" role="radiogroup" aria-label={t("builder.form")}>
      {FORMS.map((form) => {
        const Picture = PICTURES[form];
        return (
          <UnstyledButton
            key={form}
            id={`form-${form}`}
            role="radio"
            aria-checked={form === value}
            tabIndex={form === value ? 0 : -1}
            className="form-tile"
            onClick={() => onChange(form)}
            onKeyDown={(event) => {
              const isRtl = document.documentElement.dir === "rtl";
              const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
              if (by === undefined) return;
              event.preventDefault();
              step(isRtl && /Left|Right/.test(event.key) ? -by : by);
            }}
          >
            <Picture size={17} stroke={1.8} aria-hidden />
            {t(`composer.forms.${form}`)}
          </UnstyledButton>
        );
      })}
    </div>
  );
}
