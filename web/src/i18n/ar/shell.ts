export const shell = {
  nav: {
    main: "القائمة الرئيسية",
    journeys: "الرحلات",
    bookings: "الحجوزات",
    signOut: "تسجيل الخروج",
    skip: "انتقل إلى المحتوى",
  },
  language: { choose: "اللغة" },
  scheme: { dark: "استخدم الألوان الداكنة", light: "استخدم الألوان الفاتحة" },
  live: {
    connecting: "جارٍ الاتصال…",
    live: "متصل",
    lost: "انقطع الاتصال، نعيد المحاولة…",
  },
  common: {
    loading: "جارٍ التحميل…",
    retry: "حاول مرة أخرى",
    failed: "لم ينجح ذلك",
    notFound: "لا يوجد شيء في هذا العنوان.",
    home: "انتقل إلى الرحلات",
    close: "إغلاق",
    cancel: "إلغاء",
  },
};
