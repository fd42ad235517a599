import { type Logger, webApi } from "@slack/bolt";
import type { methods } from "../setup/permissions.ts";

/** Calls are made again for about ten seconds, and wait as long as Slack asks for. */
const defaultRetry = { retries: 4, factor: 2, minTimeout: 300, maxTimeout: 4000 };
/** Long, because a message that Slack took, but was slow to confirm, would be there twice. */
const callTimeoutMs = 20_000;
/** What comes after an answer can wait, and can be left. */
const backgroundRetry = { retries: 1, minTimeout: 500 };
const backgroundTimeoutMs = 10_000;
/** A trigger lives three seconds: three attempts end within them. */
const triggerRetry = { retries: 2, factor: 1, minTimeout: 100, maxTimeout: 200 };
const triggerTimeoutMs = 850;

export type MethodName = keyof typeof methods;
type Arguments = Readonly<Record<string, unknown>>;

/** Calls to Slack in the name of one workspace's bot. */
export class WebApi {
  readonly #defaultClient: webApi.WebClient;
  /** A client waits with everything while Slack limits one method; so messages have their own. */
  readonly #chatClient: webApi.WebClient;
  readonly #triggerClient: webApi.WebClient;
  /** Nobody waits for these, and nothing waits behind them. */
  readonly #backgroundClient: webApi.WebClient;

  constructor(token: string, { apiUrl, logger }: { apiUrl: string | undefined; logger: Logger }) {
    const common = { ...(apiUrl && { slackApiUrl: apiUrl }), logger };
    const defaultOptions = { ...common, retryConfig: defaultRetry, timeout: callTimeoutMs };
    this.#defaultClient = new webApi.WebClient(token, defaultOptions);
    this.#chatClient = new webApi.WebClient(token, defaultOptions);
    this.#backgroundClient = new webApi.WebClient(token, {
      ...common,
      retryConfig: backgroundRetry,
      timeout: backgroundTimeoutMs,
      rejectRateLimitedCalls: true,
    });
    this.#triggerClient = new webApi.WebClient(token, {
      ...common,
      retryConfig: triggerRetry,
      timeout: triggerTimeoutMs,
      rejectRateLimitedCalls: true,
    });
  }

  /**
   * Calls a method that the manifest asks the scope for.
   * @throws SlackError when Slack refuses, or cannot be reached for too long.
   */
  call(method: MethodName, args: Arguments = {}): Promise<webApi.WebAPICallResult> {
    return this.#clientFor(method).apiCall(method, args);
  }

  #clientFor(method: MethodName): webApi.WebClient {
    if (method.startsWith("files.") || method === "chat.update") return this.#backgroundClient;
    return method.startsWith("chat.") ? this.#chatClient : this.#defaultClient;
  }

  /** The same, given up before a trigger ends. */
  callWithinTrigger(method: MethodName, args: Arguments): Promise<webApi.WebAPICallResult> {
    return this.#triggerClient.apiCall(method, args);
  }
}

/** Slack's word for why a call failed; undefined where Slack did not answer. */
export const refusalOf = (error: unknown): string | undefined =>
  error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined;
