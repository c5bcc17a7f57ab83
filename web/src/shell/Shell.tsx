import { ActionIcon, Tooltip, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { IconLogout, IconMoon, IconSun } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Outlet, useLocation } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import { useLive } from "../api/live";
import { Failed, Loading } from "./Feedback";
import { LanguageMenu } from "./LanguageMenu";
import { RailLinks } from "./RailLinks";
import { usePresence } from "./usePresence";

const SetUp = lazy(() => import("../session/SetUp").then((one) => ({ default: one.SetUp })));
const SignIn = lazy(() => import("../session/SignIn").then((one) => ({ default: one.SignIn })));

function SchemeSwitch() {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme("light");
  const other = scheme === "dark" ? "light" : "dark";
  const Picture = other === "dark" ? IconMoon : IconSun;
  return (
    <Tooltip label={t(`scheme.${other}`)} position="right">
      <ActionIcon size={40} aria-label={t(`scheme.${other}`)} onClick={() => setColorScheme(other)}>
        <Picture size={20} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
}

export function Shell() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { pathname } = useLocation();
  const session = useQuery({ queryKey: ["session"], queryFn: api.session, staleTime: Infinity });
  const live = useLive(session.data?.user ? session.data.subAccountId : null);
  usePresence(Boolean(session.data?.user && session.data.user.role !== "viewer"));
  // A preview of a form is for whoever has its address.
  if (/^\/forms\/[^/]+\/preview$/.test(pathname)) return <Outlet />;
  if (session.isPending) return <Loading />;
  if (session.isError) return <Failed error={session.error} retry={() => void session.refetch()} />;
  if (!session.data.user) {
    return (
      <Suspense fallback={<Loading />}>
        {pathname === "/setup" ? <SetUp /> : <SignIn setupNeeded={session.data.setupNeeded} />}
      </Suspense>
    );
  }
  const signOut = async () => {
    // The screens go first, so that none of them asks for anything as nobody.
    queries.setQueryData(["session"], { ...session.data, user: null });
    queries.removeQueries({ predicate: (query) => query.queryKey[0] !== "session" });
    await api.signOut().finally(() => queries.invalidateQueries({ queryKey: ["session"] }));
  };
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t("nav.skip")}
      </a>
      <nav className="rail" aria-label={t("nav.main")}>
        <span className="logo" aria-hidden>
          c
        </span>
        <RailLinks />
        <Tooltip label={t(`live.${live}`)} position="right">
          <span
            className={`live-dot ${live}`}
            role="status"
            aria-label={t(`live.${live}`)}
            tabIndex={0}
          />
        </Tooltip>
        <LanguageMenu />
        <SchemeSwitch />
        <Tooltip label={t("nav.signOut")} position="right">
          <ActionIcon size={40} aria-label={t("nav.signOut")} onClick={() => void signOut()}>
            <IconLogout size={20} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </nav>
      <Outlet />
    </div>
  );
}
