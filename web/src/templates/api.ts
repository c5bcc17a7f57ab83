import { ask } from "../api/client";
import type { components } from "../api/schema";

// WhatsApp message templates, as a business registers them and as a journey sends them. `type`s come in upper case,
// header formats in title case, whatever case they were registered in.

export type TemplateCategory = "AUTHENTICATION" | "UTILITY" | "MARKETING";

/** Only `APPROVED` can be sent. Statuses that are not listed here may arrive too. */
export type TemplateStatus =
  "APPROVED" | "PENDING" | "REJECTED" | "PAUSED" | "DISABLED" | "PENDING_DELETION" | (string & {});

export type HeaderFormat = "Text" | "Image" | "Video" | "Document" | "Gif" | "Location";

export type TemplateButton =
  | { type: "QUICK_REPLY"; text: string }
  | { type: "URL"; text: string; url: string; examples?: string[] }
  | { type: "PHONE_NUMBER"; text: string; phoneNumber: string; country?: string }
  | { type: "COPY_CODE"; text?: string; examples?: string[] }
  | { type: "OTP"; text?: string; otp_type?: string }
  | { type: "FLOW"; text: string; flowId: string; flowAction?: string; navigateScreen?: string }
  | { type: "VOICE_CALL"; text?: string; ttlMinutes?: number }
  | { type: "REQUEST_CONTACT_INFO"; text?: string };

export type TemplateHeader = {
  type: "HEADER";
  format: HeaderFormat;
  text?: string;
  examples?: string[];
};
export type TemplateBody = {
  type: "BODY";
  /** Absent for AUTHENTICATION, whose words are WhatsApp's own. Variables are `{{1}}` or `{{name}}`. */
  text?: string;
  examples?: string[];
  add_security_recommendation?: boolean;
};
export type TemplateFooter = { type: "FOOTER"; text?: string; code_expiration_minutes?: number };
export type TemplateButtons = { type: "BUTTONS"; buttons: TemplateButton[] };
export type TemplateCard = { components: (TemplateHeader | TemplateBody | TemplateButtons)[] };
export type TemplateCarousel = { type: "CAROUSEL"; cards: TemplateCard[] };
export type TemplateComponent =
  | TemplateHeader
  | TemplateBody
  | TemplateFooter
  | TemplateButtons
  | TemplateCarousel
  | { type: "CALL_PERMISSION_REQUEST" };

/** One value that a sender fills in; the server works them out from the components. */
export type TemplateVariable = components["schemas"]["TemplateVariable"];

export type Template = Omit<components["schemas"]["Template"], "status" | "components"> & {
  status: TemplateStatus;
  components: TemplateComponent[];
};

/** `content.template` of a template message, as a journey holds it. */
export type TemplateSend = { name: string; language: string; components: SendComponent[] };
export type SendParameter =
  | { type: "text"; text: string }
  | { type: "image" | "video" | "document" | "gif"; url: string }
  | {
      type: "location";
      location: { latitude: string; longitude: string; name?: string; address?: string };
    }
  | { type: "payload"; payload: string }
  | { type: "couponCode"; couponCode: string }
  | { type: "action"; flowActionData: { screen?: string; data?: Record<string, unknown> } };
export type SendComponent =
  | { type: "header" | "body"; parameters: SendParameter[] }
  | {
      type: "button";
      subType: "Url" | "QuickReply" | "CopyCode" | "Flow" | "VoiceCall";
      index: number;
      parameters: SendParameter[];
    }
  | { type: "carousel"; cards: { cardIndex: number; components: SendComponent[] }[] };

export const templatesKey = (sub: string) => ["templates", sub] as const;

/** The templates of a subaccount's channel, by name and language. */
export const listTemplates = (sub: string) =>
  ask("get", "/api/chatwright/v1/subaccounts/{subAccountId}/templates", {
    path: { subAccountId: sub },
  }).then((answer) => answer.templates as Template[]);

type Schemas = components["schemas"];
export type WrittenTemplate = Schemas["WrittenTemplate"];
export type TemplateProblem = Schemas["TemplateProblem"];
export type CheckedTemplate = Schemas["CheckedTemplate"];
export type TemplateDraft = Omit<Schemas["TemplateDraft"], "template"> & {
  template: WrittenTemplate;
};
export type ReviewSettings = Schemas["ReviewSettings"];
export type ReviewMode = ReviewSettings["mode"];
export type Subaccount = Schemas["Subaccount"];

const OF = "/api/chatwright/v1/subaccounts/{subAccountId}";
const SIMULATED = "/api/simulator/v1/subaccounts/{subAccountId}";
const on = (subAccountId: string) => ({ path: { subAccountId } });
const the = (subAccountId: string, { name, language }: { name: string; language: string }) => ({
  path: { subAccountId, name, language },
});

export const draftsKey = (sub: string) => ["template-drafts", sub] as const;
export const languagesKey = ["template-languages"] as const;

export const subaccounts = () =>
  ask("get", "/api/chatwright/v1/subaccounts").then((answer) => answer.subaccounts);
export const languages = (sub: string) =>
  ask("get", `${OF}/template-languages`, on(sub)).then((answer) => answer.languages);
export const refreshTemplates = (sub: string) => ask("post", `${OF}/templates/refresh`, on(sub));
export const checkTemplate = (sub: string, template: WrittenTemplate, editing: boolean) =>
  ask("post", `${OF}/templates/check`, { ...on(sub), body: { template, editing } });
export const submitTemplate = (sub: string, template: WrittenTemplate, draftId: string | null) =>
  ask("post", `${OF}/templates`, { ...on(sub), body: { template, draftId } });
export const editTemplate = (sub: string, template: WrittenTemplate) =>
  ask("put", `${OF}/templates/{name}/{language}`, {
    ...the(sub, { name: template.name ?? "", language: template.language ?? "" }),
    body: template,
  });
export const deleteTemplate = (sub: string, name: string) =>
  ask("delete", `${OF}/templates/{name}`, { path: { subAccountId: sub, name } });
export const appealFor = (sub: string, one: { name: string; language: string }) =>
  ask("post", `${OF}/templates/{name}/{language}/appeal`, the(sub, one));
export const tryTemplate = (
  sub: string,
  one: { name: string; language: string },
  body: Schemas["TryTemplate"],
) => ask("post", `${OF}/templates/{name}/{language}/test`, { ...the(sub, one), body });

export const listDrafts = (sub: string) =>
  ask("get", `${OF}/template-drafts`, on(sub)).then((answer) => answer.drafts as TemplateDraft[]);
export const makeDraft = (sub: string, template: WrittenTemplate) =>
  ask("post", `${OF}/template-drafts`, { ...on(sub), body: { template } });
export const saveDraft = (sub: string, draftId: string, template: WrittenTemplate) =>
  ask("put", `${OF}/template-drafts/{draftId}`, {
    path: { subAccountId: sub, draftId },
    body: { template },
  });
export const deleteDraft = (sub: string, draftId: string) =>
  ask("delete", `${OF}/template-drafts/{draftId}`, { path: { subAccountId: sub, draftId } });

export const statesOf = (sub: string, one: { name: string; language: string }) =>
  ask("get", `${SIMULATED}/templates/{name}/{language}/states`, the(sub, one)).then(
    (answer) => answer.states,
  );
export const reviewTemplate = (sub: string, name: string, body: Schemas["Review"]) =>
  ask("post", `${SIMULATED}/templates/{name}/review`, { path: { subAccountId: sub, name }, body });
export const rateTemplate = (sub: string, name: string, body: Schemas["Rating"]) =>
  ask("post", `${SIMULATED}/templates/{name}/quality`, { path: { subAccountId: sub, name }, body });
export const reviewSettings = (sub: string) => ask("get", `${SIMULATED}/template-review`, on(sub));
export const setReview = (sub: string, body: Schemas["SetReview"]) =>
  ask("put", `${SIMULATED}/template-review`, { ...on(sub), body });
