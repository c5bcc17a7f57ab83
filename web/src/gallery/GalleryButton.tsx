import { Button } from "@mantine/core";
import { IconLayoutGrid } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

/** The way to the gallery, beside "New journey" and where there are no journeys yet. */
export function GalleryButton() {
  const { t } = useTranslation();
  return (
    <Button
      variant="default"
      leftSection={<IconLayoutGrid size={16} aria-hidden />}
      renderRoot={(props) => <Link to="/gallery" {...props} />}
    >
      {t("gallery.open")}
    </Button>
  );
}
