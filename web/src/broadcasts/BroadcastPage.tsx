import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Failed, Loading } from "../shell/Feedback";
import { isLively, oneKey, readBroadcast } from "./api";
import "./broadcasts.css";
import { Details } from "./detail/Details";
import { Draft } from "./steps/Draft";

/** One broadcast: the steps to its start, or what has become of it. */
export function BroadcastPage() {
  const { id = "" } = useParams({ strict: false });
  const one = useQuery({
    queryKey: oneKey(id),
    queryFn: () => readBroadcast(id),
    // Hints come about this channel only; receipts of others are looked for.
    refetchInterval: ({ state }) => (state.data && isLively(state.data) ? 1_500 : 10_000),
  });
  return (
    <main className="page" id="content">
      {one.isPending && <Loading />}
      {one.isError && <Failed error={one.error} retry={() => void one.refetch()} />}
      {one.data &&
        (one.data.status === "draft" ? (
          <Draft key={id} broadcast={one.data} />
        ) : (
          <Details broadcast={one.data} />
        ))}
    </main>
  );
}
