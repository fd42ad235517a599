import {
  type APIButtonComponent,
  type APIContainerComponent,
  type APIMessageComponent,
  type APIMessageComponentEmoji,
  type APISelectMenuComponent,
  type APISelectMenuOption,
  type APIUnfurledMediaItem,
  ButtonStyle,
  ComponentType,
  SeparatorSpacingSize,
} from "discord-api-types/v10";
import { type Html, html } from "../../../src/present/html.ts";
import { markdownHtml } from "./markdown.ts";

/** A component of a message and all in it, as Discord draws it: https://discord.com/developers/docs/components/reference */
export function componentHtml(component: APIMessageComponent): Html {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return html`<div class="markup">${markdownHtml(component.content)}</div>`;
    case ComponentType.Container:
      return html`<div class="container"${accentOf(component)}>${component.components.map(componentHtml)}</div>`;
    case ComponentType.Section:
      return html`<div class="section"><div class="words">${component.components.map(componentHtml)}</div>${componentHtml(component.accessory)}</div>`;
    case ComponentType.Separator: {
      const line = component.divider === false ? "" : "line";
      const gap = component.spacing === SeparatorSpacingSize.Large ? "large" : "small";
      return html`<div class="separator ${line} ${gap}"></div>`;
    }
    case ComponentType.ActionRow:
      return html`<div class="row">${component.components.map(componentHtml)}</div>`;
    case ComponentType.Button:
      return buttonHtml(component);
    case ComponentType.StringSelect:
      return html`<div class="select">${closedSelect(component)}${optionsHtml(component.options)}</div>`;
    case ComponentType.UserSelect:
    case ComponentType.RoleSelect:
    case ComponentType.MentionableSelect:
    case ComponentType.ChannelSelect:
      return html`<div class="select">${closedSelect(component)}</div>`;
    case ComponentType.MediaGallery:
      return html`<div class="gallery">${component.items.map(({ media, description }) => picture(media, description))}</div>`;
    case ComponentType.Thumbnail:
      return html`<div class="thumbnail">${picture(component.media, component.description)}</div>`;
    case ComponentType.File:
      return html`<div class="file">📄 <a>${component.name ?? fileName(component.file)}</a></div>`;
  }
}

/** What Discord counts in a component: itself and the components in it. */
export function everyPart(component: APIMessageComponent): readonly APIMessageComponent[] {
  switch (component.type) {
    case ComponentType.Container:
    case ComponentType.ActionRow:
      return [component, ...component.components.flatMap(everyPart)];
    case ComponentType.Section:
      return [component, ...component.components, component.accessory];
    default:
      return [component];
  }
}

const accentOf = ({ accent_color: accent }: APIContainerComponent): Html | undefined =>
  accent === undefined || accent === null
    ? undefined
    : html` style="border-left: 4px solid #${accent.toString(16).padStart(6, "0")}"`;

const buttonLooks: Readonly<Record<ButtonStyle, string>> = {
  [ButtonStyle.Primary]: "primary",
  [ButtonStyle.Secondary]: "secondary",
  [ButtonStyle.Success]: "success",
  [ButtonStyle.Danger]: "danger",
  [ButtonStyle.Link]: "secondary",
  [ButtonStyle.Premium]: "primary",
};

function buttonHtml(button: APIButtonComponent): Html {
  const label = button.style === ButtonStyle.Premium ? "Premium" : (button.label ?? "");
  const emoji = button.style === ButtonStyle.Premium ? undefined : emojiHtml(button.emoji);
  const outside = button.style === ButtonStyle.Link ? html`<span class="outside">↗</span>` : undefined;
  const disabled = button.disabled ? "disabled" : "";
  // What does not fit is cut, so the whole label is in the tooltip.
  return html`<span class="button ${buttonLooks[button.style]} ${disabled}" title="${label}">${emoji}<span class="label">${label}</span>${outside}</span>`;
}

/** Emoji of a server would have to be fetched; their names stand for them. */
const emojiHtml = (emoji: APIMessageComponentEmoji | undefined): Html | undefined =>
  emoji && html`<span class="emoji">${emoji.id ? `:${emoji.name ?? "emoji"}:` : emoji.name}</span>`;

export const closedSelect = ({ placeholder, disabled }: APISelectMenuComponent): Html =>
  html`<div class="closed ${disabled ? "disabled" : ""}"><span>${placeholder ?? "Make a selection"}</span><span class="arrow"></span></div>`;

/** The list that opens, so that all of it can be read. */
export const optionsHtml = (options: readonly Omit<APISelectMenuOption, "value">[]): Html => {
  const shown = options.map(
    ({ label, description, emoji }) =>
      html`<li>${emojiHtml(emoji)}<span>${label}${description ? html`<small>${description}</small>` : undefined}</span></li>`,
  );
  return html`<ul class="options">${shown}</ul>`;
};

/** A picture in the message itself, or among the pages that the preview belongs to: a preview asks nobody else for anything. */
const isOurs = (url: string): boolean => /^(data:image\/|\/pictures\/)/.test(url);

function picture(media: APIUnfurledMediaItem, description: string | null | undefined): Html {
  const alt = description ?? "";
  return isOurs(media.url)
    ? html`<figure><img src="${media.url}" alt="${alt}"><figcaption>${alt}</figcaption></figure>`
    : html`<figure class="missing"><span>🖼 ${fileName(media)}</span><figcaption>${alt}</figcaption></figure>`;
}

const fileName = ({ url }: APIUnfurledMediaItem): string => url.split(/[?#]/)[0]?.split("/").at(-1) ?? url;
