export const exchange = {
  export: {
    draft: "Export the draft",
    version: "Export",
    title: "Export {{name}}",
    text: "A definition as 8x8's Automation Builder takes it. Where the steps stand on the canvas and what belongs to this house alone is left out.",
    what: "What to export",
    theDraft: "The draft",
    download: "Download",
    copy: "Copy",
    copied: "Copied",
    copyFailed: "This browser does not let the page copy. Download the file instead.",
    preview: "The definition as JSON",
    hidesBackend:
      "The address of the built-in booking backend holds a secret, so it was replaced. When the file is imported here again, it is put back.",
  },
};
