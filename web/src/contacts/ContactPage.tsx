import { Badge, Button, Group, Menu, Text, Title } from "@mantine/core";
import {
  IconArrowsJoin,
  IconChevronLeft,
  IconDots,
  IconDownload,
  IconTrash,
} from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { download } from "../journeys/download";
import { Failed, Loading } from "../shell/Feedback";
import { contactsKey, exportContact, readContact, shown } from "./api";
import { Details } from "./Details";
import { EraseDialog } from "./EraseDialog";
import { MergeDialog } from "./MergeDialog";
import { Timeline } from "./Timeline";
import "./contacts.css";

/** One person: what is known, and everything that happened. */
export function ContactPage() {
  const { t } = useTranslation();
  const { id } = useParams({ strict: false });
  const [open, setOpen] = useState<"merge" | "erase" | null>(null);
  const query = useQuery({
    queryKey: [...contactsKey, "one", id],
    queryFn: () => readContact(id!),
  });
  const save = useMutation({
    mutationFn: () => exportContact(id!),
    onSuccess: (all) =>
      download(`contact-${all.contact.address}.json`, JSON.stringify(all, null, 2)),
  });
  if (query.isPending) return <Loading />;
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  const contact = query.data;
  return (
    <main className="page contacts-page" id="content">
      <Link to="/contacts" className="back-link">
        <IconChevronLeft size={15} aria-hidden className="turns" />
        {t("contacts.title")}
      </Link>
      <Group gap="sm" mb="md" mt={4}>
        <div className="grow">
          <Title order={1} size="h2" dir="auto">
            {contact.name ?? shown(contact.address)}
          </Title>
          <Text size="sm" c="dimmed">
            {contact.addresses.map((address) => (
              <bdi key={address} dir="ltr" className="contact-address">
                {shown(address)}
              </bdi>
            ))}
          </Text>
        </div>
        <Badge variant="light" className="state" color={contact.consent.optedOut ? "red" : "teal"}>
          {contact.consent.optedOut
            ? t(`contacts.scopes.${contact.consent.scope ?? "all"}`)
            : t("contacts.optedIn")}
        </Badge>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" aria-label={t("contacts.more")}>
              <IconDots size={16} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconArrowsJoin size={15} aria-hidden />}
              onClick={() => setOpen("merge")}
            >
              {t("contacts.merge.open")}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconDownload size={15} aria-hidden />}
              onClick={() => save.mutate()}
            >
              {t("contacts.exportOne")}
            </Menu.Item>
            <Menu.Item
              color="red"
              leftSection={<IconTrash size={15} aria-hidden />}
              onClick={() => setOpen("erase")}
            >
              {t("contacts.erase.open")}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Group>
      {save.error && (
        <Text size="sm" role="alert" className="field-error">
          {save.error.message}
        </Text>
      )}
      <div className="contact-grid">
        <Details key={contact.updatedAt} contact={contact} />
        <Timeline id={contact.id} key={contact.id} />
      </div>
      {open === "merge" && <MergeDialog contact={contact} onClose={() => setOpen(null)} />}
      {open === "erase" && <EraseDialog contact={contact} onClose={() => setOpen(null)} />}
    </main>
  );
}
