export const consent = {
  consent: {
    title: "إلغاء الاشتراك",
  },
};
