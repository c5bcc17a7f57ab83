import type { ChangeWebhook, Webhook } from "./api";

/** What the server shows in place of a secret; sent back it means that the secret stays. */
export const KEPT = "***";

export type Access = {
  kind: "none" | "static" | "oauth";
  header: string;
  url: string;
  clientId: string;
  clientSecret: string;
  place: "header" | "body";
  scope: string;
};

/** How a webhook proves that it is us, as the form has it. */
export function accessFrom(webhook: Webhook | null): Access {
  const oauth = webhook?.oauth ?? null;
  return {
    kind: oauth ? "oauth" : webhook?.httpAuthorization ? "static" : "none",
    header: webhook?.httpAuthorization ?? "",
    url: oauth?.url ?? "",
    clientId: oauth?.clientId ?? "",
    clientSecret: oauth?.clientSecret ?? "",
    place: oauth?.credentialsLocation ?? "header",
    scope: oauth?.scope ?? "",
  };
}

/** The same as a request has it. */
export function accessOf(access: Access): Pick<ChangeWebhook, "httpAuthorization" | "oauth"> {
  switch (access.kind) {
    case "none":
      return { httpAuthorization: null, oauth: null };
    case "static":
      return { httpAuthorization: access.header, oauth: null };
    case "oauth":
      return {
        httpAuthorization: null,
        oauth: {
          url: access.url.trim(),
          clientId: access.clientId,
          clientSecret: access.clientSecret,
          credentialsLocation: access.place,
          ...(access.scope.trim() ? { scope: access.scope.trim() } : {}),
        },
      };
  }
}
