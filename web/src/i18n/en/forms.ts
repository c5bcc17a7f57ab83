export const forms = {
  forms: {
    title: "Forms",
  },
};
