import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from "@tanstack/react-router";
import type { Which } from "./builder/versions/api";
import { withTexts } from "./i18n";
import { PERIODS, type ResultsSearch } from "./results/period";
import { Failed, NotFound } from "./shell/Feedback";
import { Shell } from "./shell/Shell";
import { inboxSearch } from "./inbox/filter";
import type { TemplatesSearch } from "./templates/TemplatesPage";

/** A page that is loaded when it is opened, together with the texts of `i18n/<language>/pages/<name>.ts` that it needs. */
const page = <Module extends Record<string, unknown>, Name extends keyof Module>(
  load: () => Promise<Module>,
  component: Name,
  ...texts: string[]
) => lazyRouteComponent<Module, Name>(() => withTexts(load, ...texts), component);

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });
const journeys = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: page(() => import("./journeys/JourneyList"), "JourneyList", "import", "gallery"),
});
export const journey = createRoute({
  getParentRoute: () => root,
  path: "/journeys/$id",
  component: page(() => import("./conversation/JourneyPage"), "JourneyPage", "phone"),
});
export const builder = createRoute({
  getParentRoute: () => root,
  path: "/journeys/$id/edit",
  component: page(() => import("./builder/BuilderPage"), "BuilderPage"),
  validateSearch: (search: Record<string, unknown>): { restore?: number } =>
    typeof search["restore"] === "number" ? { restore: search["restore"] } : {},
});
const which = (value: unknown): Which | undefined =>
  value === "draft" || typeof value === "number" ? value : undefined;
const compare = createRoute({
  getParentRoute: () => root,
  path: "/journeys/$id/compare",
  component: page(() => import("./builder/versions/compare/ComparePage"), "ComparePage"),
  validateSearch: (search: Record<string, unknown>): { from?: Which; to?: Which } => {
    const [from, to] = [which(search["from"]), which(search["to"])];
    return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  },
});
const results = createRoute({
  getParentRoute: () => root,
  path: "/journeys/$id/results",
  component: page(() => import("./results/ResultsPage"), "ResultsPage", "results"),
  validateSearch: (search: Record<string, unknown>): ResultsSearch => {
    const period = PERIODS.find((one) => one === search["period"]);
    const version = search["version"];
    return { ...(period && { period }), ...(typeof version === "number" && { version }) };
  },
});
const bookings = createRoute({
  getParentRoute: () => root,
  path: "/bookings",
  component: page(() => import("./bookings/Bookings"), "Bookings", "bookings"),
});
const gallery = createRoute({
  getParentRoute: () => root,
  path: "/gallery",
  component: page(() => import("./gallery/Gallery"), "Gallery", "gallery", "phone"),
});
const ready = createRoute({
  getParentRoute: () => root,
  path: "/gallery/$id",
  component: page(() => import("./gallery/ReadyPage"), "ReadyPage", "gallery", "phone"),
});
const templates = createRoute({
  getParentRoute: () => root,
  path: "/templates",
  component: page(
    () => import("./templates/TemplatesPage"),
    "TemplatesPage",
    "templates",
    "composer",
    "expressions",
    "phone",
  ),
  validateSearch: (search: Record<string, unknown>): TemplatesSearch => {
    const words = (key: string) => (typeof search[key] === "string" ? search[key] : undefined);
    const [sub, write, name, language] = ["sub", "write", "name", "language"].map(words);
    return {
      ...(sub && { sub }),
      ...(write && { write }),
      ...(name && { name }),
      ...(language && { language }),
      ...(search["edit"] === true && { edit: true }),
    };
  },
});
const broadcasts = createRoute({
  getParentRoute: () => root,
  path: "/broadcasts",
  component: page(() => import("./broadcasts/BroadcastsPage"), "BroadcastsPage", "broadcasts"),
});
const newBroadcast = createRoute({
  getParentRoute: () => root,
  path: "/broadcasts/new",
  component: page(
    () => import("./broadcasts/NewBroadcastPage"),
    "NewBroadcastPage",
    "broadcasts",
    "templates",
  ),
});
const broadcast = createRoute({
  getParentRoute: () => root,
  path: "/broadcasts/$id",
  component: page(
    () => import("./broadcasts/BroadcastPage"),
    "BroadcastPage",
    "broadcasts",
    "templates",
    "phone",
    "composer",
  ),
});
/** The channel whose forms are shown, when it is not the account's first. */
const formsSearch = (search: Record<string, unknown>): { sub?: string } =>
  typeof search["sub"] === "string" ? { sub: search["sub"] } : {};
const forms = createRoute({
  getParentRoute: () => root,
  path: "/forms",
  component: page(() => import("./forms/FormsPage"), "FormsPage", "forms", "formStatus"),
});
const form = createRoute({
  getParentRoute: () => root,
  path: "/forms/$id",
  validateSearch: formsSearch,
  component: page(
    () => import("./forms/editor/FormPage"),
    "FormPage",
    "forms",
    "formPhone",
    "formStatus",
  ),
});
const formPreview = createRoute({
  getParentRoute: () => root,
  path: "/forms/$id/preview",
  component: page(() => import("./forms/PreviewPage"), "PreviewPage", "forms", "formPhone"),
  validateSearch: (search: Record<string, unknown>): { token?: string } =>
    search["token"] === undefined ? {} : { token: String(search["token"]) },
});
const contacts = createRoute({
  getParentRoute: () => root,
  path: "/contacts",
  component: page(() => import("./contacts/ContactsPage"), "ContactsPage", "contacts"),
});
const contact = createRoute({
  getParentRoute: () => root,
  path: "/contacts/$id",
  component: page(() => import("./contacts/ContactPage"), "ContactPage", "contacts"),
});
const consent = createRoute({
  getParentRoute: () => root,
  path: "/consent",
  component: page(() => import("./consent/ConsentPage"), "ConsentPage", "consent"),
});
const webhooks = createRoute({
  getParentRoute: () => root,
  path: "/webhooks",
  component: page(() => import("./webhooks/WebhooksPage"), "WebhooksPage", "webhooks"),
});
const numbers = createRoute({
  getParentRoute: () => root,
  path: "/numbers",
  component: page(() => import("./numbers/NumbersPage"), "NumbersPage", "numbers"),
});
const inbox = createRoute({
  getParentRoute: () => root,
  path: "/inbox",
  component: page(() => import("./inbox/InboxPage"), "InboxPage", "inbox", "phone", "composer"),
  validateSearch: inboxSearch,
});
const inboxChat = createRoute({
  getParentRoute: () => root,
  path: "/inbox/$subAccountId/$msisdn",
  component: page(() => import("./inbox/InboxPage"), "InboxPage", "inbox", "phone", "composer"),
  validateSearch: inboxSearch,
});
const team = createRoute({
  getParentRoute: () => root,
  path: "/team",
  component: page(() => import("./team/TeamPage"), "TeamPage", "team"),
});
const setup = createRoute({ getParentRoute: () => root, path: "/setup", component: () => null });

export const router = createRouter({
  routeTree: root.addChildren([
    journeys,
    journey,
    builder,
    compare,
    results,
    bookings,
    gallery,
    ready,
    templates,
    broadcasts,
    newBroadcast,
    broadcast,
    forms,
    form,
    formPreview,
    contacts,
    contact,
    consent,
    webhooks,
    numbers,
    inbox,
    inboxChat,
    team,
    setup,
  ]),
  defaultPreload: "intent",
  defaultErrorComponent: ({ error, reset }) => (
    <Failed error={error instanceof Error ? error : new Error(String(error))} retry={reset} />
  ),
});
declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
