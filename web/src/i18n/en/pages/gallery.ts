export const texts = {
  gallery: {
    open: "Start from the gallery",
    title: "Gallery",
    text: "Ready journeys to begin with. Look at one, make it yours, and change whatever you like.",
    search: "Find a journey",
    category: "What for",
    categories: {
      all: "All",
      bookings: "Bookings",
      service: "Service",
      orders: "Sales and orders",
      feedback: "Feedback",
      contacts: "Contacts",
    },
    found_one: "One journey",
    found_other: "{{count}} journeys",
    nothing: "No journey fits",
    nothingText: "Try another word or another kind.",
    word: "“{{word}}”",
    triggers: {
      inbound_chat_apps: "A customer writes",
      inbound_sms: "An SMS arrives",
      http_request: "Another program starts it",
    },
    steps_one: "One step",
    steps_other: "{{count}} steps",
    tags: {
      template: "Template",
      form: "Form",
      system: "Your system",
      agents: "Your team",
    },
    needs: {
      backend:
        "Asks the built-in backend, which is connected already. Your own system can take its place.",
      system: "Reports to a system of yours: put its address in place of {{name}}.",
      link: "Sends a link: put your page in place of {{name}}.",
      template:
        "Sends the template “{{name}}”. The simulator has it at once; on a real number WhatsApp must approve it first:",
      form: "Sends the form “{{name}}”. The simulator gets it at once; on a real number choose one of yours in the step.",
      agents: "Hands over to a person of your team.",
    },
    sample: "A conversation",
    sampleText: "How it goes when all goes well.",
    customerWrites: "The customer:",
    businessWrites: "The business:",
    photo: "A photo",
    minutesLater_one: "One minute later",
    minutesLater_other: "{{count}} minutes later",
    hoursLater_one: "One hour later",
    hoursLater_other: "{{count}} hours later",
    daysLater_one: "One day later",
    daysLater_other: "{{count}} days later",
    use: "Use this journey",
    useText: "It becomes a draft of yours. Nothing is sent until you publish it.",
    create: "Create and open",
    journeys: {
      appointment_booking: {
        title: "Appointment booking",
        text: "Customers pick a service and a free time, and get their booking confirmed.",
      },
      event_invitation: {
        title: "Invitation with reminder",
        text: "Invite people to an event, count the seats, and remind them the day before.",
      },
      appointment_reminder: {
        title: "Appointment reminder",
        text: "Your calendar reminds by template; people confirm with a tap, or move to a free time.",
      },
      front_desk: {
        title: "Front desk",
        text: "Find out what somebody needs and bring them to the right people, by hours and country.",
      },
      faq_menu: {
        title: "Questions and answers",
        text: "A menu of what people ask most, in two pages, with a way to a person.",
      },
      order_tracking: {
        title: "Where is my order?",
        text: "Customers write their order number and learn where the parcel is.",
      },
      order_update: {
        title: "Order on its way",
        text: "Your shop reports a parcel; the customer can track it or change the delivery, and is asked whether it came.",
      },
      lead_capture: {
        title: "Ask for a quote",
        text: "Three short questions tell you who wants what, by when; good leads reach a person at once.",
      },
      csat_survey: {
        title: "Satisfaction survey",
        text: "One to five stars after a visit; whoever is unhappy can say why and be called back.",
      },
      nps_survey: {
        title: "Would you recommend us?",
        text: "The 0 to 10 question (NPS), with a reason, and thanks that fit the answer.",
      },
      visit_feedback: {
        title: "Feedback with a photo",
        text: "Praise, problems and ideas in the customer's own words, with a photo if they like.",
      },
      onboarding: {
        title: "Welcome and preferences",
        text: "Ask new customers for their name, e-mail and what they want to hear about.",
      },
      patient_intake: {
        title: "Registration form",
        text: "New patients fill in a form inside the chat, check what was noted, and your system gets it.",
      },
      opt_out: {
        title: "Stop and start words",
        text: "STOP and START in five languages: out at once, back in only after a clear yes.",
      },
    },
  },
};
