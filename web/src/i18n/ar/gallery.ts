export const gallery = { gallery: {} };
