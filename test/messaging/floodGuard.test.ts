import { beforeEach, describe, expect, it } from "vitest";
import { createFloodGuard, FLOOD_LIMITS, type FloodGuard } from "../../src/messaging/floodGuard.ts";

const MINUTE = 60_000;

let now: number;
let guard: FloodGuard;
let inboxId: bigint;
beforeEach(() => {
  now = 1_000_000;
  inboxId = 0n;
  guard = createFloodGuard(FLOOD_LIMITS, { now: () => now });
});

const judge = (conversation: string, isStranger: boolean, id = (inboxId += 1n)) =>
  guard.judge({ channel: "telegram", conversation, inboxId: id, isStranger });

/** Sends until told to wait, and is muted then. @returns messages handled before, and the minutes */
function sendsUntilMuted(conversation: string): { handled: number; minutes: number } {
  for (let handled = 0; ; handled += 1) {
    const verdict = judge(conversation, true);
    if (verdict.kind !== "ask_to_wait") continue;
    guard.mute(conversation);
    return { handled, minutes: verdict.minutes };
  }
}

describe("a stranger", () => {
  it("is answered ten times and then asked to wait, each time for twice as long", () => {
    const heard: number[] = [];
    const waits: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      const { handled, minutes } = sendsUntilMuted("tg:1");
      expect(guard.isMuted("tg:1")).toBe(true);
      heard.push(handled);
      waits.push(minutes);
      now += minutes * MINUTE;
      expect(guard.isMuted("tg:1")).toBe(false);
    }
    expect(heard).toEqual([10, 10, 10, 10, 10, 10, 10, 10]);
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  it("who kept quiet for an hour begins anew", () => {
    sendsUntilMuted("tg:1");
    now += 62 * MINUTE;
    expect(sendsUntilMuted("tg:1").minutes).toBe(1);
  });

  it("is not kept waiting by another one's flood", () => {
    sendsUntilMuted("tg:1");
    expect(judge("tg:2", true)).toEqual({ kind: "handle" });
    expect(guard.isMuted("tg:2")).toBe(false);
  });

  it("waits with all the others when a channel is full of them; whoever is known does not", () => {
    const verdicts = Array.from({ length: 130 }, (_, chat) => judge(`tg:${chat}`, true));
    expect(verdicts.filter(({ kind }) => kind === "handle")).toHaveLength(100);
    expect(verdicts.at(-1)).toEqual({ kind: "later", ms: 3_000 });
    expect(judge("tg:7001", false)).toEqual({ kind: "handle" });
    // After its pause it is handled, and counted once.
    expect(judge("tg:129", true, inboxId - 1n)).toEqual({ kind: "handle" });
  });
});

describe("somebody known", () => {
  it("may send a whole form at once; the excess waits, and nothing is dropped", () => {
    const verdicts = Array.from({ length: 700 }, () => judge("tg:1", false));
    expect(verdicts.slice(0, 600).every(({ kind }) => kind === "handle")).toBe(true);
    expect(verdicts.slice(600).every(({ kind }) => kind === "later")).toBe(true);
    expect(verdicts.at(-1)).toEqual({ kind: "later", ms: 10_000 });
  });
});
