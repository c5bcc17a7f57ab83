import { Badge, Table, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import { Empty, Failed, Loading } from "../shell/Feedback";

const when = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});

const colours: Record<string, string> = { booked: "teal", cancelled: "gray", no_show: "orange" };

export function Bookings() {
  const { t } = useTranslation();
  const bookings = useQuery({ queryKey: ["bookings"], queryFn: api.bookings });
  return (
    <main className="page" id="content">
      <Title order={1} size="h2">
        {t("bookings.title")}
      </Title>
      <Text c="dimmed" mb="md">
        {t("bookings.text")}
      </Text>
      {bookings.isPending && <Loading />}
      {bookings.isError && <Failed error={bookings.error} retry={() => void bookings.refetch()} />}
      {bookings.data?.length === 0 && (
        <Empty title={t("bookings.empty")}>{t("bookings.emptyText")}</Empty>
      )}
      {bookings.data && bookings.data.length > 0 && (
        <div className="sheet-table">
          <Table verticalSpacing="sm">
            <Table.Thead>
              <Table.Tr>
                {(["when", "service", "staff", "customer", "status", "made"] as const).map(
                  (name) => (
                    <Table.Th key={name} scope="col">
                      {t(`bookings.${name}`)}
                    </Table.Th>
                  ),
                )}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {bookings.data.map((booking) => (
                <Table.Tr key={booking.id}>
                  <Table.Td fw={550}>{when.format(new Date(booking.start))}</Table.Td>
                  <Table.Td dir="auto">{booking.service}</Table.Td>
                  <Table.Td dir="auto">{booking.staff}</Table.Td>
                  <Table.Td>
                    <span dir="auto">{booking.customerName ?? booking.customer}</span>
                    {booking.customerName && (
                      <Text size="xs" c="dimmed">
                        {booking.customer}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td>
                    <Badge
                      variant="light"
                      className="state"
                      color={colours[booking.status] ?? "gray"}
                    >
                      {t(`bookings.is.${booking.status as "booked"}`)}
                    </Badge>
                  </Table.Td>
                  <Table.Td>{when.format(new Date(booking.createdAt))}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </main>
  );
}
