export const checks = { checks: {} };
