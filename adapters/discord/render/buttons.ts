import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIButtonComponentWithURL,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
} from "discord-api-types/v10";

// Limits: https://discord.com/developers/docs/components/reference
export const maxLabelLength = 80;
export const maxButtonsInRow = 5;
/** Of the address that a button leads to. */
export const maxUrlLength = 512;

export type Button = APIButtonComponentWithCustomId | APIButtonComponentWithURL;

export const button = (id: string, label: string, isMain = false): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  style: isMain ? ButtonStyle.Primary : ButtonStyle.Secondary,
  custom_id: id,
  label,
});

/** The link to a page; none where no button can hold its address. */
export const linkButtons = (url: string, label: string): readonly APIButtonComponentWithURL[] =>
  url.length > maxUrlLength ? [] : [{ type: ComponentType.Button, style: ButtonStyle.Link, url, label }];

/** Buttons in as few rows as they need. */
export const rowsOf = (buttons: readonly Button[]): APIActionRowComponent<APIComponentInMessageActionRow>[] =>
  buttons.length === 0
    ? []
    : [
        { type: ComponentType.ActionRow, components: buttons.slice(0, maxButtonsInRow) },
        ...rowsOf(buttons.slice(maxButtonsInRow)),
      ];
