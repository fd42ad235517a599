import { App } from "@slack/bolt";

/** The smallest Bolt app, as its documentation begins: it acknowledges every command, and answers "pong". */
const {
  SLACK_MODE,
  SLACK_API_URL = "",
  SLACK_BOT_TOKEN = "",
  SLACK_APP_TOKEN = "",
  SLACK_SIGNING_SECRET = "",
} = process.env;
const app = new App({
  token: SLACK_BOT_TOKEN,
  clientOptions: { slackApiUrl: SLACK_API_URL },
  ...(SLACK_MODE === "http"
    ? { signingSecret: SLACK_SIGNING_SECRET }
    : { appToken: SLACK_APP_TOKEN, socketMode: true }),
});
app.command("/career", async ({ ack, respond }) => {
  await ack();
  await respond("pong");
});
const server = await app.start({ port: 0, host: "127.0.0.1" } as unknown as number);
const address = "address" in server ? server.address() : undefined;
const port = typeof address === "object" ? address?.port : undefined;
process.stdout.write(`ready pong 127.0.0.1:${port}\n`);
