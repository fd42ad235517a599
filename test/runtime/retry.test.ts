import { expect, test } from "vitest";
import { type RetryOptions, retry } from "../../src/runtime/scheduling/retry.ts";

/** Attempts what fails so many times, and says what it led to: the attempts, the pauses between them, and the end. */
async function attempted(failures: number, options: Omit<RetryOptions, "pause">) {
  let attempts = 0;
  const paused: number[] = [];
  const attempt = async () => {
    attempts += 1;
    if (attempts <= failures) throw new Error(`failure ${attempts}`);
    return "done";
  };
  const pause = async (ms: number) => paused.push(ms);
  const ended = await retry(attempt, { ...options, pause }).catch((error: Error) => error.message);
  return { attempts, paused, ended };
}

test("what succeeds is attempted once, without a pause", async () => {
  expect(await attempted(0, { delaysMs: [100] })).toEqual({ attempts: 1, paused: [], ended: "done" });
});

test("each further attempt waits for its own pause", async () => {
  expect(await attempted(2, { delaysMs: [100, 200, 400] })).toEqual({ attempts: 3, paused: [100, 200], ended: "done" });
});

test("there are no more attempts than pauses and the first, and the last failure is thrown", async () => {
  expect(await attempted(9, { delaysMs: [100, 200] })).toEqual({ attempts: 3, paused: [100, 200], ended: "failure 3" });
});

test("the last pause stands for all that come after", async () => {
  const { paused, ended } = await attempted(4, { delaysMs: [100, 200], maxAttempts: Number.POSITIVE_INFINITY });
  expect(paused).toEqual([100, 200, 200, 200]);
  expect(ended).toBe("done");
});

test("a single attempt may be asked for", async () => {
  expect(await attempted(9, { delaysMs: [100], maxAttempts: 1 })).toMatchObject({ attempts: 1, ended: "failure 1" });
});

test("what no further attempt can mend is thrown at once", async () => {
  const isRetryable = (error: unknown) => (error as Error).message !== "failure 2";
  expect(await attempted(9, { delaysMs: [100, 200, 400], isRetryable })).toEqual({
    attempts: 2,
    paused: [100],
    ended: "failure 2",
  });
});

test("whoever asks for another pause is given it, without jitter", async () => {
  const requestedDelayMs = (error: unknown) => ((error as Error).message === "failure 1" ? 3000 : undefined);
  const { paused } = await attempted(2, { delaysMs: [100, 200], requestedDelayMs });
  expect(paused).toEqual([3000, 200]);
});

test("jitter makes pauses shorter, never longer", async () => {
  const numbers = [0, 0.5, 0.999];
  const random = () => numbers.shift() ?? 0;
  const { paused } = await attempted(3, { delaysMs: [1000], maxAttempts: 4, jitter: 0.2, random });
  expect(paused[0]).toBe(1000);
  expect(paused[1]).toBeCloseTo(900);
  expect(paused[2]).toBeGreaterThanOrEqual(800);
});

test("each failure is told of before its pause, with the number of its attempt", async () => {
  const told: string[] = [];
  await attempted(2, {
    delaysMs: [100, 200],
    onRetry: (error, attempt) => told.push(`${attempt}: ${(error as Error).message}`),
  });
  expect(told).toEqual(["1: failure 1", "2: failure 2"]);
});

test("it waits by the clock when nothing else is given", async () => {
  let attempts = 0;
  const attempt = async () => {
    attempts += 1;
    if (attempts === 1) throw new Error("once");
    return attempts;
  };
  expect(await retry(attempt, { delaysMs: [1] })).toBe(2);
});
