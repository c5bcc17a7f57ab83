// The pages of the application, in the order of a day's work: talking with people, building, setting up.
import {
  IconCalendarEvent,
  IconDeviceMobile,
  IconForms,
  IconInbox,
  IconSpeakerphone,
  IconRoute2,
  IconTemplate,
  IconUserOff,
  IconUsers,
  IconUsersGroup,
  IconWebhook,
  type Icon,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { InboxCount } from "./InboxCount";

type Place = { to: string; label: string; icon: Icon };

const SECTIONS: Place[][] = [
  [
    { to: "/", label: "nav.journeys", icon: IconRoute2 },
    { to: "/inbox", label: "nav.inbox", icon: IconInbox },
    { to: "/contacts", label: "nav.contacts", icon: IconUsers },
    { to: "/bookings", label: "nav.bookings", icon: IconCalendarEvent },
  ],
  [
    { to: "/templates", label: "nav.templates", icon: IconTemplate },
    { to: "/broadcasts", label: "nav.broadcasts", icon: IconSpeakerphone },
    { to: "/forms", label: "nav.forms", icon: IconForms },
  ],
  [
    { to: "/consent", label: "nav.consent", icon: IconUserOff },
    { to: "/numbers", label: "nav.numbers", icon: IconDeviceMobile },
    { to: "/webhooks", label: "nav.webhooks", icon: IconWebhook },
    { to: "/team", label: "nav.team", icon: IconUsersGroup },
  ],
];

export function RailLinks() {
  const { t } = useTranslation();
  return (
    <div className="rail-links">
      {SECTIONS.map((places) => (
        <div key={places[0]!.to} className="rail-section">
          {places.map(({ to, label, icon: Picture }) => (
            <Link
              key={to}
              to={to}
              activeOptions={{ exact: to === "/" }}
              className="rail-i"
              activeProps={{ className: "on" }}
            >
              <Picture size={20} stroke={1.7} aria-hidden />
              <span>{t(label)}</span>
              {to === "/inbox" && <InboxCount />}
            </Link>
          ))}
        </div>
      ))}
    </div>
  );
}
