import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from "@tanstack/react-router";
import type { Which } from "./builder/versions/api";
import { Failed, NotFound } from "./shell/Feedback";
import { Shell } from "./shell/Shell";
import type { TemplatesSearch } from "./templates/TemplatesPage";

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });
const journeys = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: lazyRouteComponent(() => import("./journeys/JourneyList"), "JourneyList"),
});
export const journey = createRoute({
  getParentRoute: () => root,
  path: "/journeys/$id",
  component: lazyRouteComponent(() => import("./conversation/JourneyPage"), "JourneyPage"),
});
export const builder = createRoute({
  getParentRoute: () => root,
  path: "/journeys/$id/edit",
  component: lazyRouteComponent(() => import("./builder/BuilderPage"), "BuilderPage"),
  validateSearch: (search: Record<string, unknown>): { restore?: number } =>
    typeof search["restore"] === "number" ? { restore: search["restore"] } : {},
});
const which = (value: unknown): Which | undefined =>
  value === "draft" || typeof value === "number" ? value : undefined;
const compare = createRoute({
  getParentRoute: () => root,
  path: "/journeys/$id/compare",
  component: lazyRouteComponent(
    () => import("./builder/versions/compare/ComparePage"),
    "ComparePage",
  ),
  validateSearch: (search: Record<string, unknown>): { from?: Which; to?: Which } => {
    const [from, to] = [which(search["from"]), which(search["to"])];
    return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  },
});
const bookings = createRoute({
  getParentRoute: () => root,
  path: "/bookings",
  component: lazyRouteComponent(() => import("./bookings/Bookings"), "Bookings"),
});
const gallery = createRoute({
  getParentRoute: () => root,
  path: "/gallery",
  component: lazyRouteComponent(() => import("./gallery/Gallery"), "Gallery"),
});
const ready = createRoute({
  getParentRoute: () => root,
  path: "/gallery/$id",
  component: lazyRouteComponent(() => import("./gallery/ReadyPage"), "ReadyPage"),
});
const templates = createRoute({
  getParentRoute: () => root,
  path: "/templates",
  component: lazyRouteComponent(() => import("./templates/TemplatesPage"), "TemplatesPage"),
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
const forms = createRoute({
  getParentRoute: () => root,
  path: "/forms",
  component: lazyRouteComponent(() => import("./forms/FormsPage"), "FormsPage"),
});
const form = createRoute({
  getParentRoute: () => root,
  path: "/forms/$id",
  component: lazyRouteComponent(() => import("./forms/editor/FormPage"), "FormPage"),
});
const formPreview = createRoute({
  getParentRoute: () => root,
  path: "/forms/$id/preview",
  component: lazyRouteComponent(() => import("./forms/PreviewPage"), "PreviewPage"),
  validateSearch: (search: Record<string, unknown>): { token?: string } =>
    search["token"] === undefined ? {} : { token: String(search["token"]) },
});
const consent = createRoute({
  getParentRoute: () => root,
  path: "/consent",
  component: lazyRouteComponent(() => import("./consent/ConsentPage"), "ConsentPage"),
});
const webhooks = createRoute({
  getParentRoute: () => root,
  path: "/webhooks",
  component: lazyRouteComponent(() => import("./webhooks/WebhooksPage"), "WebhooksPage"),
});
const numbers = createRoute({
  getParentRoute: () => root,
  path: "/numbers",
  component: lazyRouteComponent(() => import("./numbers/NumbersPage"), "NumbersPage"),
});
const setup = createRoute({ getParentRoute: () => root, path: "/setup", component: () => null });

export const router = createRouter({
  routeTree: root.addChildren([
    journeys,
    journey,
    builder,
    compare,
    bookings,
    gallery,
    ready,
    templates,
    forms,
    form,
    formPreview,
    consent,
    webhooks,
    numbers,
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
