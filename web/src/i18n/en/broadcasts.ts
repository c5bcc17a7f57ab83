export const broadcasts = {
  broadcasts: {
    title: "Broadcasts",
  },
};
