export const texts = {
  formStatus: {
    status: {
      DRAFT: "مسودة",
      PUBLISHED: "منشور",
      DEPRECATED: "خارج الاستخدام",
      THROTTLED: "مُبطَّأ",
      BLOCKED: "محظور",
    },
    problems_zero: "لا مشكلات",
    problems_one: "مشكلة واحدة",
    problems_two: "مشكلتان",
    problems_few: "{{count}} مشكلات",
    problems_many: "{{count}} مشكلة",
    problems_other: "{{count}} مشكلة",
  },
};
