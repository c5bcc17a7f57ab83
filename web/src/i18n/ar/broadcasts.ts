export const broadcasts = {
  broadcasts: {
    title: "الرسائل الجماعية",
  },
};
