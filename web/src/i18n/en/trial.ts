export const trial = { trial: {} };
