import { useTranslation } from "react-i18next";

const EVENT = new Set([
  "payload",
  "namespace",
  "eventType",
  "description",
  "accountId",
  "subAccountId",
  "triggeredAt",
]);

const told = (value: unknown) =>
  typeof value === "string" ? value : (JSON.stringify(value, null, 1) ?? "");

/** The variables at a moment, what the journey remembers before what came with the event; new ones stand out. */
export function Variables({
  data,
  changed,
}: {
  data: Record<string, unknown>;
  changed: Set<string>;
}) {
  const { t } = useTranslation();
  const names = Object.keys(data);
  const own = names.filter((name) => !EVENT.has(name));
  const event = names.filter((name) => EVENT.has(name));
  const rows = (some: string[]) => (
    <table className="vars trial-vars">
      <tbody>
        {some.map((name) => (
          <tr key={name} className={changed.has(name) ? "changed" : ""}>
            <th scope="row" dir="auto">
              {name}
              {changed.has(name) && <small>{t("trial.changed")}</small>}
            </th>
            <td>
              <code dir="auto" tabIndex={0}>
                {told(data[name])}
              </code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
  return (
    <>
      {own.length > 0 ? rows(own) : <p className="dim">{t("trial.noVariables")}</p>}
      {event.length > 0 && (
        <details>
          <summary>{t("trial.event")}</summary>
          {rows(event)}
        </details>
      )}
    </>
  );
}
