export const composer = { composer: {} };
