/** The words of the pages that are not an answer's own, in one place per language. */
export const english = {
  skip: "Skip to the content",
  ask: "Ask",
  askLabel: "Your question",
  askPlaceholder: "Ask in your own words",
  followUpLabel: "Ask on from here",
  tooManyPictures: "Many pictures are wanted just now; please try again in a moment.",
  followUpPlaceholder: "and in Florida?",
  suggestions: "Suggestions",
  youAsked: "You asked",
  readByWords:
    "Read by its words alone: this copy comes without what reads meanings on a server, so make sure that it fits.",

  pictureAlt: "In words",
  pictureFile: "As an image",
  more: "More about this",
  linkToThis: "Link to this answer",
  onPlatforms: "In Discord and Slack",
  asData: "As data",
  print: "Print",
  report: "Report a mistake",
  urgent: "Please read this first",

  roles: "Roles",
  compare: "Compare",
  map: "Career map",
  places: "States",
  guides: "Questions",
  terms: "Terms",
  sources: "Sources",
  about: "About",
  playground: "Playground",
  api: "For programs",

  notFound: "There is no such page",
  notFoundSays:
    "The address may be mistyped, or what stood here has another name now. One of these may be what you want.",
  tooMany: "Too many requests",
  tooManySays: "So many requests came from your address that this one was not answered. Please wait a minute.",
  failed: "Something went wrong",
  failedSays: "That is our fault, not yours. Please try again; if it happens again, tell whoever runs this site.",
  tooLong: "The question is too long",
  tooLongSays: (most: number) =>
    `A question may have ${most.toLocaleString("en")} characters. Please ask the heart of it; one question at a time works best.`,
} as const;
