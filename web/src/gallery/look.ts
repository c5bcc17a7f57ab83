import {
  IconBan,
  IconBellRinging,
  IconBuildingStore,
  IconCalendarCheck,
  IconCamera,
  IconConfetti,
  IconForms,
  IconHelpCircle,
  IconMoodSmile,
  IconPackage,
  IconReceipt2,
  IconStar,
  IconTruckDelivery,
  IconUserHeart,
  type Icon,
} from "@tabler/icons-react";
import type { Category } from "./api";

export const CATEGORIES: Category[] = ["bookings", "service", "orders", "feedback", "contacts"];

const HUES: Record<Category, string> = {
  bookings: "trigger",
  service: "handoff",
  orders: "http",
  feedback: "message",
  contacts: "wait",
};
export const ICONS: Record<string, Icon> = {
  appointment_booking: IconCalendarCheck,
  event_invitation: IconConfetti,
  appointment_reminder: IconBellRinging,
  front_desk: IconBuildingStore,
  faq_menu: IconHelpCircle,
  order_tracking: IconPackage,
  order_update: IconTruckDelivery,
  lead_capture: IconReceipt2,
  csat_survey: IconStar,
  nps_survey: IconMoodSmile,
  visit_feedback: IconCamera,
  onboarding: IconUserHeart,
  patient_intake: IconForms,
  opt_out: IconBan,
};

export const hueOf = (category: Category) => `var(--k-${HUES[category] ?? "end"})`;
