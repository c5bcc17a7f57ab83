import type { FormCategory } from "./api";

/** What WhatsApp lets a form be for. */
export const CATEGORIES: FormCategory[] = [
  "APPOINTMENT_BOOKING",
  "SIGN_UP",
  "SIGN_IN",
  "LEAD_GENERATION",
  "CONTACT_US",
  "CUSTOMER_SUPPORT",
  "SURVEY",
  "OTHER",
];
