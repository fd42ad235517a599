import type { Clock } from "../../src/runtime/scheduling/clock.ts";

/** A clock that stands still until somebody waits on it, which moves it on at once. */
export function manualClock(): Clock & { readonly advance: (ms: number) => void } {
  let time = 0;
  return {
    now: () => time,
    advance: (ms) => {
      time += ms;
    },
    wait: async (ms) => {
      time += ms;
    },
  };
}
