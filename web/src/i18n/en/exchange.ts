export const exchange = { exchange: {} };
