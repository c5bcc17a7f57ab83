export const templates = {
  templates: {
    location: "الموقع",
    picture: "صورة {{name}}",
    formats: {
      Text: "نص",
      Image: "صورة",
      Video: "فيديو",
      Document: "مستند",
      Gif: "صورة متحركة",
      Location: "موقع",
    },
    copied: "تم النسخ",
    cards_zero: "لا بطاقات",
    cards_one: "بطاقة واحدة",
    cards_two: "بطاقتان",
    cards_few: "{{count}} بطاقات",
    cards_many: "{{count}} بطاقة",
    cards_other: "{{count}} بطاقة",
    scrollCards: "البطاقات: تنقّل بمفتاحي السهمين",
    previousCard: "البطاقة السابقة",
    nextCard: "البطاقة التالية",
  },
};
