export const shell = {
  nav: {
    main: "Main",
    journeys: "Journeys",
    bookings: "Bookings",
    signOut: "Sign out",
    skip: "Skip to content",
  },
  language: { choose: "Language" },
  scheme: { dark: "Use dark colours", light: "Use light colours" },
  live: { connecting: "Connecting…", live: "Live", lost: "Connection lost, trying again…" },
  common: {
    loading: "Loading…",
    retry: "Try again",
    failed: "That did not work",
    notFound: "There is nothing at this address.",
    home: "Go to the journeys",
    close: "Close",
    cancel: "Cancel",
  },
};
