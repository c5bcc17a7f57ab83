export const webhooks = {
  webhooks: {
    title: "الويب هوك",
  },
};
