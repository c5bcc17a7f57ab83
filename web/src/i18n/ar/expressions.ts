export const expressions = { expressions: {} };
