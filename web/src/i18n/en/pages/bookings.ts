export const texts = {
  bookings: {
    title: "Bookings",
    text: "What customers have booked in the built-in calendar.",
    empty: "Nothing is booked yet",
    emptyText: "Write “book appointment” on the phone of the demo journey.",
    service: "Service",
    when: "When",
    customer: "Customer",
    staff: "With",
    status: "State",
    is: { booked: "Booked", cancelled: "Cancelled", no_show: "Did not come" },
    made: "Booked",
  },
};
