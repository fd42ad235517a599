/** Mentions of people, roles, channels and commands, custom emoji and timestamps: https://discord.com/developers/docs/reference#message-formatting */
const references = /<(?:@[!&]?|#|a?:\w{1,32}:|t:|\/[^<>:]{1,100}:|id:)[\w:-]{1,40}>/g;

/** What a message says, without whom and what it refers to. */
export const textOf = (content: string): string => content.replace(references, " ").replace(/\s+/g, " ").trim();
