import { App, type Logger, type Receiver, type ReceiverEvent } from "@slack/bolt";
import { errorDetails, type Log } from "../../../src/runtime/log.ts";
import type { BlockActionsPayload, IncomingMessage, LinkShared, Shortcut, ViewPayload } from "../respond/payloads.ts";
import type { WebApi } from "../send/web-api.ts";
import { commandName, type EventName } from "../setup/permissions.ts";
import type { Ack, BotClient, Dispatcher } from "./dispatcher.ts";
import type { Installations } from "./installations.ts";

export type AppOptions = {
  readonly receiver: Receiver;
  readonly socketMode: boolean;
  readonly dispatcher: Dispatcher;
  readonly installations: Installations;
  readonly apiUrl: string | undefined;
  readonly log: Log;
  readonly logger: Logger;
};

/** Bolt, listening to everything that the manifest asks for, and handing it to the dispatcher. */
export function newApp({ receiver, socketMode, dispatcher, installations, apiUrl, log, logger }: AppOptions): App {
  const app = new App({
    receiver,
    socketMode,
    logger,
    convoStore: false,
    tokenVerificationEnabled: false,
    clientOptions: { ...(apiUrl && { slackApiUrl: apiUrl }), logger },
    authorize: async ({ teamId, enterpriseId }) => {
      const found = await installations.find({ team: teamId, enterprise: enterpriseId });
      if (found === undefined) throw new Error("not installed in this workspace");
      return { botToken: found.token, botUserId: found.botUser, botId: found.botId, api: found.api };
    },
  });
  const clientFrom = ({ api, botUserId = "" }: { api?: unknown; botUserId?: string }): BotClient => ({
    api: api as WebApi,
    botUser: botUserId,
  });

  app.command(commandName, ({ command, ack, context }) =>
    dispatcher.dispatchCommand(command, ack as Ack, clientFrom(context)),
  );
  app.action(/.*/s, ({ body, ack, context }) =>
    dispatcher.dispatchAction(body as BlockActionsPayload, ack as Ack, clientFrom(context)),
  );
  app.shortcut(/.*/s, ({ body, ack, context }) =>
    dispatcher.dispatchShortcut(body as Shortcut, ack as Ack, clientFrom(context)),
  );
  app.view(/.*/s, ({ body, view, ack, context }) =>
    dispatcher.dispatchViewSubmission(view as ViewPayload, body.user.id, ack as Ack, clientFrom(context)),
  );
  app.options(/.*/s, ({ options, ack }) => dispatcher.dispatchOptionsRequest(options, ack as Ack));
  const on = (
    name: Exclude<EventName, "message.im">,
    dispatch: (event: unknown, id: string | undefined, client: BotClient) => Promise<void>,
  ) => app.event(name, ({ event, body, context }) => dispatch(event, body.event_id, clientFrom(context)));
  on("app_mention", (event, id, client) => dispatcher.dispatchMessage(event as IncomingMessage, id, client));
  on("app_home_opened", (event, _, client) => dispatcher.dispatchAppHomeOpened(event as object, client));
  on("link_shared", (event, id, client) => dispatcher.dispatchLinkShared(event as LinkShared, id, client));
  app.message(({ event, body, context }) =>
    dispatcher.dispatchMessage(event as IncomingMessage, body.event_id, clientFrom(context)),
  );
  app.error(async (error) => log.error({ event: "bolt", failure: errorDetails(error) }, "failed"));
  acknowledgeAll(app, receiver, log);
  return app;
}

/** Whatever comes is acknowledged, also what nobody listens to: else Slack tells the person that the app failed. */
function acknowledgeAll(app: App, receiver: Receiver, log: Log): void {
  const processEvent = async (event: ReceiverEvent): Promise<void> => {
    let isAcknowledged = false;
    const ack: Ack = async (body) => {
      isAcknowledged = true;
      await event.ack(body);
    };
    await app.processEvent({ ...event, ack }).catch((error: unknown) => {
      log.error({ event: "bolt", failure: errorDetails(error) }, "failed");
    });
    if (isAcknowledged) return;
    log.warn({ event: "payload", type: String(event.body?.type ?? "").slice(0, 40) }, "not ours");
    await ack().catch(() => undefined);
  };
  receiver.init({ processEvent } as App);
}
