export const templates = {
  templates: {
    title: "Templates",
    location: "Location",
    picture: "Picture {{name}}",
    formats: {
      Text: "Text",
      Image: "Picture",
      Video: "Video",
      Document: "Document",
      Gif: "Animation",
      Location: "Location",
    },
    copied: "Copied",
    cards_one: "{{count}} card",
    cards_other: "{{count}} cards",
    scrollCards: "Cards: move with the arrow keys",
    previousCard: "Previous card",
    nextCard: "Next card",
  },
};
