export const steps = { steps: {} };
