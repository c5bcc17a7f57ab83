export const texts = {
  bookings: {
    title: "الحجوزات",
    text: "ما حجزه العملاء في التقويم المدمج.",
    empty: "لا توجد حجوزات بعد",
    emptyText: "اكتب “book appointment” على هاتف الرحلة التجريبية.",
    service: "الخدمة",
    when: "الموعد",
    customer: "العميل",
    staff: "مع",
    status: "الحالة",
    is: { booked: "محجوز", cancelled: "ملغى", no_show: "لم يحضر" },
    made: "وقت الحجز",
  },
};
