import {
  IconForms,
  IconPackage,
  IconPhoneCheck,
  IconPhoneX,
  IconShoppingBag,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Ordered, Person } from "./parts";
import { initials } from "./initials";

/** Contact cards: the first says who, the rest is there to be opened. */
export function People({ people }: { people: Person[] }) {
  const { t } = useTranslation();
  const [first, ...others] = people;
  if (!first) return <p>{t("phone.media.contacts")}</p>;
  return (
    <div className="wa-people">
      <div className="wa-person">
        <span className="ava" aria-hidden>
          {initials(first.name)}
        </span>
        <span className="grow">
          <b dir="auto">{first.name}</b>
          {first.work && <small dir="auto">{first.work}</small>}
          {others.length > 0 && <small>{t("phone.andOthers", { count: others.length })}</small>}
        </span>
      </div>
      <details>
        <summary>{t("phone.viewContacts", { count: people.length })}</summary>
        {people.map((person, index) => (
          <div className="wa-person-more" key={index}>
            {people.length > 1 && <b dir="auto">{person.name}</b>}
            {person.phones.map((phone) => (
              <bdi key={phone} dir="ltr">
                {phone}
              </bdi>
            ))}
            {[...person.emails, ...person.more].map((line) => (
              <span key={line} dir="auto">
                {line}
              </span>
            ))}
          </div>
        ))}
      </details>
    </div>
  );
}

/** One product. The simulator has no catalogue, so a product is called by its id there. */
export function Product({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <div className="wa-product">
      <span className="wa-product-picture" aria-hidden>
        <IconPackage size={36} stroke={1.3} />
      </span>
      <b dir="auto">{id}</b>
      <small>{t("phone.inCatalog")}</small>
    </div>
  );
}

export function Order({ items }: { items: Ordered[] }) {
  const { t } = useTranslation();
  const count = items.reduce((sum, item) => sum + item.quantity, 0);
  return (
    <div className="wa-order">
      <b>
        <IconShoppingBag size={18} aria-hidden /> {t("phone.orderOf", { count })}
      </b>
      <ul>
        {items.map((item, index) => (
          <li key={index}>
            <bdi>{item.id}</bdi> <span className="tnum">{`× ${item.quantity}`}</span>
            {item.price && <small dir="ltr">{item.price}</small>}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A form that was filled in: what was answered. */
export function FormAnswers({ answers }: { answers: [string, string][] }) {
  const { t } = useTranslation();
  return (
    <div className="wa-form">
      <b>
        <IconForms size={18} aria-hidden /> {t("phone.formSent")}
      </b>
      {answers.length > 0 && (
        <details>
          <summary>{t("phone.viewAnswers")}</summary>
          <dl>
            {answers.map(([name, value]) => (
              <div key={name}>
                <dt dir="auto">{name}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  );
}

export function CallsAnswer({
  isAllowed,
  isPermanent,
}: {
  isAllowed: boolean;
  isPermanent: boolean;
}) {
  const { t } = useTranslation();
  const Picture = isAllowed ? IconPhoneCheck : IconPhoneX;
  const word = !isAllowed ? "callsRefused" : isPermanent ? "callsAllowedAlways" : "callsAllowed";
  return (
    <span className="wa-line">
      <Picture size={18} aria-hidden /> {t(`phone.${word}`)}
    </span>
  );
}
