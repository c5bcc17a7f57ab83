export const forms = {
  forms: {
    title: "النماذج",
  },
};
