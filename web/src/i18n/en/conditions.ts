export const conditions = { conditions: {} };
