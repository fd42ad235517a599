import {
  type APIComponentInLabel,
  type APIModalInteractionResponseCallbackComponent,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from "discord-api-types/v10";
import { type Html, html } from "../../../src/present/html.ts";
import { closedSelect, optionsHtml } from "./components.ts";
import { markdownHtml } from "./markdown.ts";

export type Modal = {
  readonly title: string;
  readonly components: readonly APIModalInteractionResponseCallbackComponent[];
};

/** A modal: a form that opens over the conversation. */
export const modalHtml = ({ title, components }: Modal): Html =>
  html`<div class="modal">
  <div class="modal-title"><h3>${title}</h3><span class="close">✕</span></div>
  ${components.map(fieldHtml)}
  <div class="modal-end"><span class="button secondary">Cancel</span><span class="button primary">Submit</span></div>
</div>`;

function fieldHtml(component: APIModalInteractionResponseCallbackComponent): Html {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return html`<div class="markup">${markdownHtml(component.content)}</div>`;
    case ComponentType.ActionRow:
      return html`${component.components.map((input) => field(input.label ?? "", undefined, input))}`;
    case ComponentType.Label:
      return field(component.label, component.description, component.component);
  }
}

function field(label: string, description: string | undefined, input: APIComponentInLabel): Html {
  // Whatever does not say otherwise must be filled in; a lone checkbox cannot be.
  const isRequired = !("required" in input && input.required === false) && input.type !== ComponentType.Checkbox;
  const star = isRequired ? html`<span class="star"> *</span>` : undefined;
  const more = description ? html`<small>${description}</small>` : undefined;
  return html`<div class="field"><label>${label}${star}</label>${more}${inputHtml(input)}</div>`;
}

function inputHtml(input: APIComponentInLabel): Html {
  switch (input.type) {
    case ComponentType.TextInput:
      return textInput(input);
    case ComponentType.StringSelect:
      return html`<div class="select">${closedSelect(input)}${optionsHtml(input.options)}</div>`;
    case ComponentType.UserSelect:
    case ComponentType.RoleSelect:
    case ComponentType.MentionableSelect:
    case ComponentType.ChannelSelect:
      return html`<div class="select">${closedSelect(input)}</div>`;
    case ComponentType.RadioGroup:
    case ComponentType.CheckboxGroup:
      return optionsHtml(
        input.options.map(({ label, description }) => ({ label, ...(description && { description }) })),
      );
    case ComponentType.Checkbox:
      return html`<span class="checkbox">☐</span>`;
    case ComponentType.FileUpload:
      return html`<div class="input">Drop a file here or browse</div>`;
  }
}

function textInput({ style, value, placeholder, max_length: max }: APITextInputComponent): Html {
  const size = style === TextInputStyle.Paragraph ? "tall" : "";
  const count = max === undefined ? undefined : html`<span class="count">${max - (value?.length ?? 0)}</span>`;
  const says = value ? html`<span>${value}</span>` : html`<span class="placeholder">${placeholder}</span>`;
  return html`<div class="input ${size}">${says}${count}</div>`;
}
