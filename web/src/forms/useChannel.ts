import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { api } from "../api/client";

/** The channel whose forms are shown, as the address has it, and what to put into the address of another page for it. */
export function useChannel(): { sub: string | null; search: { sub?: string } } {
  const session = useQuery({ queryKey: ["session"], queryFn: api.session, staleTime: Infinity });
  const { sub } = useSearch({ strict: false }) as { sub?: string };
  const first = session.data?.subAccountId ?? null;
  return { sub: sub ?? first, search: sub && sub !== first ? { sub } : {} };
}
