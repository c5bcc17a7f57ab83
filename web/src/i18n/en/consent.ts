export const consent = {
  consent: {
    title: "Opt-outs",
  },
};
