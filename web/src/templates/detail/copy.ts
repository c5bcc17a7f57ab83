import type { Template, WrittenTemplate } from "../api";

/** A registered template as it would be submitted again. */
export function asWritten(template: Template): WrittenTemplate {
  return {
    name: template.name,
    language: template.language,
    category: template.category,
    components: template.components as unknown as NonNullable<WrittenTemplate["components"]>,
    allow_category_change: template.allowsCategoryChange,
    ...(template.lifetimeSeconds !== null && {
      message_send_ttl_seconds: template.lifetimeSeconds,
    }),
  };
}
