/** 2015, when Discord's clock starts. */
const epoch = 1_420_070_400_000n;
let last = 0n;

/** An id as Discord makes them: the time, then a number. A later one is always greater. */
export function snowflake(): string {
  const now = (BigInt(Date.now()) - epoch) << 22n;
  last = now > last ? now : last + 1n;
  return String(last);
}
