import { ActionIcon, Badge, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { When } from "../../journeys/When";
import type { Version } from "./api";
import { Note } from "./Note";

type Props = {
  journeyId: string;
  version: Version;
  /** The version before it, if there is one. */
  before: number | null;
  isCurrent: boolean;
  onRestore: () => void;
  onExport: () => void;
};

/** One published version: who, when, why, how many are on it, and what can be done with it. */
export function VersionItem({
  journeyId,
  version: one,
  before,
  isCurrent,
  onRestore,
  onExport,
}: Props) {
  const { t } = useTranslation();
  const { version } = one;
  const params = { id: journeyId };
  const to = "/journeys/$id/compare" as const;
  return (
    <li className="version-item">
      <div className="version-line">
        <h3 className="grow">{t("versions.version", { version })}</h3>
        {isCurrent && (
          <Badge size="sm" variant="light" color="teal" className="state">
            {t("versions.current")}
          </Badge>
        )}
        {one.status === "disabled" && (
          <Badge size="sm" variant="light" color="gray" className="state">
            {t("versions.off")}
          </Badge>
        )}
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon size="sm" aria-label={t("versions.more", { version })}>
              <IconDots size={15} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              renderRoot={(props) => (
                <Link to={to} params={params} search={{ to: version }} {...props} />
              )}
            >
              {t("versions.look")}
            </Menu.Item>
            {before !== null && (
              <Menu.Item
                renderRoot={(props) => (
                  <Link to={to} params={params} search={{ from: before, to: version }} {...props} />
                )}
              >
                {t("versions.compareBefore", { version: before })}
              </Menu.Item>
            )}
            <Menu.Item onClick={onExport}>{t("journeys.export")}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <p className="version-who">
        <When at={one.createdAt} />
        {one.createdBy && <span dir="auto"> {t("versions.by", { name: one.createdBy })}</span>}
      </p>
      {one.running > 0 && (
        <p className="version-runs">{t("versions.running", { count: one.running })}</p>
      )}
      <Note journeyId={journeyId} version={one} />
      <div className="version-actions">
        <Link
          className="link-button"
          to={to}
          params={params}
          search={{ from: version, to: "draft" }}
        >
          {t("versions.compareDraft")}
        </Link>
        <button type="button" className="link-button" onClick={onRestore}>
          {t("versions.restoreThis")}
        </button>
      </div>
    </li>
  );
}
