import type { APIApplicationCommand, APIApplicationCommandOption, APIInteractionResponse } from "discord-api-types/v10";
import { breaches, type Draft } from "../discord-limits.ts";
import { attachmentsOf, namesOf } from "./attachments.ts";
import { type Interactions, withFlags } from "./interactions.ts";
import { Refusal } from "./refusal.ts";
import { snowflake } from "./snowflake.ts";
import { isLoading, isPrivate, referenceTo, type World } from "./world.ts";

type Posted = Draft & {
  readonly nonce?: string | number;
  readonly enforce_nonce?: boolean;
  readonly message_reference?: { readonly message_id: string; readonly fail_if_not_exists?: boolean };
};
type Query = URLSearchParams;

/** What answers a path: a body, or nothing for 204. */
export type Route = readonly [
  method: string,
  path: RegExp,
  give: (parts: readonly string[], body: unknown, query: Query, files: readonly File[]) => unknown,
];

export type Place = {
  readonly world: World;
  readonly interactions: Interactions;
  readonly wrong: string[];
  readonly publicKey: string;
  readonly shards: number;
  readonly gatewayUrl: () => string;
};

/** Everything of the REST API that there is here. */
export function routesOf(place: Place): Route[] {
  const { world, gatewayUrl: url, shards } = place;
  const { bot, applicationId: id } = world;
  const limit = { total: 1000, remaining: 1000, reset_after: 14_400_000, max_concurrency: 1 };
  const application = { id, name: bot.username, description: "", bot, flags: 0, verify_key: place.publicKey };
  return [
    ["GET", /^\/gateway$/, () => ({ url: url() })],
    ["GET", /^\/gateway\/bot$/, () => ({ url: url(), shards, session_start_limit: limit })],
    ["GET", /^\/users\/@me$/, () => bot],
    ["GET", /^(?:\/oauth2)?\/applications\/@me$/, () => application],
    ...commandRoutes(place),
    ...interactionRoutes(place),
    ...channelRoutes(place),
  ];
}

function commandRoutes({ world, wrong }: Place): Route[] {
  const where = ([application, server = ""]: readonly string[]): string => {
    if (application !== world.applicationId) throw new Refusal(20012);
    if (server !== "" && !world.servers.some(({ id }) => id === server)) throw new Refusal(50001);
    return server;
  };
  const path = /^\/applications\/(\d+)(?:\/guilds\/(\d+))?\/commands$/;
  return [
    ["GET", path, (parts) => world.commandsFor(where(parts))],
    [
      "PUT",
      path,
      (parts, body) => {
        const server = where(parts);
        refuseBreaches(wrong, "commands", breaches(body, "commands"));
        const registered = (body as APIApplicationCommand[]).map((command) => registeredAs(command, world, server));
        world.commands.set(server, registered);
        return registered;
      },
    ],
  ];
}

/** A command with what Discord adds to it. */
function registeredAs(command: APIApplicationCommand, world: World, server: string): APIApplicationCommand {
  const { type = 1, name } = command;
  const before = world.commandsFor(server).find((one) => one.name === name && one.type === type);
  const unsaid = { name_localizations: null, description_localizations: null };
  const options = command.options?.map(
    (one) => ({ ...unsaid, required: false, ...one }) as APIApplicationCommandOption,
  );
  return {
    ...{ id: before?.id ?? snowflake(), version: snowflake(), application_id: world.applicationId },
    ...(server && { guild_id: server }),
    ...{ ...unsaid, default_member_permissions: null, dm_permission: true, nsfw: false, contexts: null },
    ...{ integration_types: [0], ...command, type, description: command.description ?? "" },
    ...(options && { options }),
  };
}

function interactionRoutes({ world, interactions }: Place): Route[] {
  const message = /^\/webhooks\/\d+\/([^/]+)\/messages\/(@original|\d+)$/;
  return [
    [
      "POST",
      /^\/interactions\/(\d+)\/([^/]+)\/callback$/,
      ([id = "", token = ""], body, query) => {
        const asked = interactions.acknowledge(id, token, body as APIInteractionResponse);
        if (query.get("with_response") !== "true") return undefined;
        const told = world.messages.get(asked.original ?? "");
        const { type } = body as APIInteractionResponse;
        return {
          interaction: {
            ...{ id, type: asked.type, channel_id: asked.channel },
            ...(told && {
              response_message_id: told.id,
              response_message_loading: isLoading(told),
              response_message_ephemeral: isPrivate(told),
            }),
          },
          ...(told && { resource: { type, message: told } }),
        };
      },
    ],
    [
      "POST",
      /^\/webhooks\/\d+\/([^/]+)$/,
      ([token = ""], body, _, files) => interactions.followUp(token, body as Draft, files),
    ],
    ["GET", message, ([token = "", which = ""]) => interactions.message(token, which)],
    [
      "PATCH",
      message,
      ([token = "", which = ""], body, _, files) => interactions.edit(token, which, body as Draft, files),
    ],
    ["DELETE", message, ([token = "", which = ""]) => interactions.remove(token, which)],
  ];
}

function channelRoutes({ world, wrong }: Place): Route[] {
  const channelOf = ([id = ""]: readonly string[]) => world.channels.get(id) ?? fail(10003);
  const messageOf = (parts: readonly string[]) =>
    world.messagesIn(channelOf(parts).id).find(({ id }) => id === parts[1]) ?? fail(10008);
  const many = /^\/channels\/(\d+)\/messages$/;
  const one = /^\/channels\/(\d+)\/messages\/(\d+)$/;
  return [
    ["GET", /^\/channels\/(\d+)$/, channelOf],
    ["GET", many, (parts) => world.messagesIn(channelOf(parts).id).toReversed().map(seen)],
    ["POST", many, (parts, body, _, files) => seen(post(channelOf(parts).id, body as Posted, files))],
    ["GET", one, (parts) => seen(messageOf(parts))],
    ["PATCH", one, (parts, body, _, files) => seen(edit(messageOf(parts), body as Draft, files))],
    [
      "POST",
      /^\/users\/@me\/channels$/,
      (_, body) => {
        const { recipient_id } = body as { recipient_id: string };
        return world.directWith(world.userById(recipient_id) ?? fail(10013));
      },
    ],
  ];

  function seen(message: ReturnType<World["post"]>) {
    return world.withheld(world.withReference(message));
  }

  function post(channel: string, draft: Posted, files: readonly File[]) {
    refuseBreaches(wrong, "message", breaches(draft, "message", namesOf(files)));
    const { nonce, enforce_nonce, message_reference: reference } = draft;
    const there = world.messagesIn(channel);
    const same =
      enforce_nonce && there.find((message) => message.nonce === nonce && message.author.id === world.bot.id);
    if (same) return same;
    const repliesTo = reference && there.find(({ id }) => id === reference.message_id);
    if (reference && !repliesTo && reference.fail_if_not_exists !== false) throw new Refusal(50035);
    return world.post(channel, world.bot, draft, {
      ...(nonce !== undefined && { nonce }),
      attachments: attachmentsOf(files, draft),
      ...(repliesTo && referenceTo(repliesTo)),
    });
  }

  function edit(message: ReturnType<World["post"]>, draft: Draft, files: readonly File[]) {
    if (message.author.id !== world.bot.id) throw new Refusal(50005);
    refuseBreaches(wrong, "edit", breaches(withFlags(draft, message.flags ?? 0), "edit", namesOf(files)));
    return world.edit(message, draft, files);
  }
}

function refuseBreaches(wrong: string[], what: string, found: readonly string[]): void {
  wrong.push(...found.map((breach) => `${what}: ${breach}`));
  if (found.length > 0) throw new Refusal(50035);
}

function fail(code: number): never {
  throw new Refusal(code);
}
