export const templates = { templates: {} };
