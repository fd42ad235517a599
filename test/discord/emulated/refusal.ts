/** Discord's refusals by code: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const refusals: Readonly<Record<number, readonly [status: number, message: string]>> = {
  0: [404, "404: Not Found"],
  10003: [404, "Unknown Channel"],
  10008: [404, "Unknown Message"],
  10013: [404, "Unknown User"],
  10015: [404, "Unknown Webhook"],
  10062: [404, "Unknown interaction"],
  20012: [403, "You are not authorized to perform this action on this application"],
  40001: [401, "401: Unauthorized"],
  40060: [400, "Interaction has already been acknowledged."],
  50001: [403, "Missing Access"],
  50005: [403, "Cannot edit a message authored by another user"],
  50007: [403, "Cannot send messages to this user"],
  50013: [403, "Missing Permissions"],
  50027: [401, "Invalid Webhook Token"],
  50035: [400, "Invalid Form Body"],
};

/** Thrown where Discord would refuse a call. */
export class Refusal extends Error {
  readonly code: number;
  readonly status: number;

  constructor(code: number, status?: number) {
    const [usual, message] = refusals[code] ?? [400, `refused with ${code}`];
    super(message);
    this.code = code;
    this.status = status ?? usual;
  }

  get body(): object {
    return { message: this.message, code: this.code };
  }
}
