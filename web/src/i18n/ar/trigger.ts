export const trigger = { trigger: {} };
