export const versions = { versions: {} };
