import { useQuery } from "@tanstack/react-query";
import { call } from "../../api/client";
import { useBuilder } from "../view";

export type Zone = { id: string; name: string };

/** The time zones that expressions know, by the names of Windows, with the places that lie in them. */
export function useZones(): Zone[] {
  const { session } = useBuilder();
  const account = encodeURIComponent(session.accountId ?? "");
  const { data } = useQuery({
    queryKey: ["timezones", account],
    queryFn: () => call<Zone[]>("GET", `/api/v1/accounts/${account}/steps/timezones`),
    staleTime: Infinity,
  });
  return data ?? [];
}

/** The zone of this browser among them, by the city that its own name ends with. */
export function homeZone(zones: Zone[]): string {
  const city = Intl.DateTimeFormat().resolvedOptions().timeZone.split("/").at(-1)!;
  const wanted = city.replaceAll("_", " ");
  const isThere = ({ name }: Zone) => name.split(" (UTC")[0]!.split(", ").includes(wanted);
  return zones.find(isThere)?.id ?? "UTC";
}
