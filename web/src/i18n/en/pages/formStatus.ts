export const texts = {
  formStatus: {
    status: {
      DRAFT: "Draft",
      PUBLISHED: "Published",
      DEPRECATED: "Out of use",
      THROTTLED: "Slowed down",
      BLOCKED: "Blocked",
    },
    problems_one: "{{count}} problem",
    problems_other: "{{count}} problems",
  },
};
