import type { Clock } from "../clock.ts";
import type { ChannelName } from "../domain/channelName.ts";
import { createTokenBuckets, type Pace } from "./tokenBuckets.ts";

/** How much is handled of whom. */
export interface FloodLimits {
  /** Of one account that belongs to nobody: enough to enrol, some wrong codes included. */
  stranger: Pace;
  /** Of all of them on one channel, so that what they are told leaves room for what the others are told. */
  strangersOfChannel: Pace;
  /** Of one person's conversation: a whole form at once, sent by a phone that was without a network. */
  known: Pace;
}

export const FLOOD_LIMITS: FloodLimits = {
  stranger: { burst: 10, perSecond: 10 / 60 },
  strangersOfChannel: { burst: 100, perSecond: 10 },
  known: { burst: 600, perSecond: 10 },
};

/** A stranger who goes on is not heard for so long; each time for twice as long. */
const FIRST_MUTE_MIN = 1;
const LONGEST_MUTE_MIN = 60;
const MINUTE_MS = 60_000;
const MAX_MUTED = 10_000;

export type FloodVerdict =
  | { kind: "handle" }
  /** Its turn comes after so many milliseconds; nothing is lost. */
  | { kind: "later"; ms: number }
  /** To be told once to wait for so many minutes; nobody listens meanwhile. */
  | { kind: "ask_to_wait"; minutes: number };

export interface FloodGuard {
  /** What becomes of an update whose turn it is. One that is judged again, after its pause, is handled. */
  judge(update: {
    channel: ChannelName;
    conversation: string;
    inboxId: bigint;
    isStranger: boolean;
  }): FloodVerdict;
  /** The stranger has been asked to wait. */
  mute(conversation: string): void;
  /** Whether nobody listens to this conversation now. */
  isMuted(conversation: string): boolean;
  /** Who is known is heard at once. */
  unmute(conversation: string): void;
}

/**
 * Keeps whoever sends too much from the others' way: strangers get few replies and then none, of people we
 * know nothing is dropped, the excess waits. The counts are this process's own. Its clock need only run
 * evenly: a wall clock that is set must shut nobody out.
 */
export function createFloodGuard(
  limits: FloodLimits = FLOOD_LIMITS,
  clock: Clock = { now: () => performance.now() },
): FloodGuard {
  const strangers = createTokenBuckets<string>(clock, limits.stranger);
  const channels = createTokenBuckets<ChannelName>(clock, limits.strangersOfChannel);
  const known = createTokenBuckets<string>(clock, limits.known);
  /** Updates whose turn is fixed. */
  const reserved = new Map<string, bigint>();
  /** The conversations that were muted, the last one last. */
  const mutes = new Map<string, { until: number; minutes: number }>();

  function inTurn(conversation: string, inboxId: bigint, ms: number): FloodVerdict {
    if (ms === 0) return { kind: "handle" };
    reserved.set(conversation, inboxId);
    return { kind: "later", ms };
  }

  /** Twice the last time, which is forgotten after an hour of peace. */
  function nextMute(conversation: string): number {
    const last = mutes.get(conversation);
    const isForgotten = last === undefined || last.until + LONGEST_MUTE_MIN * MINUTE_MS < clock.now();
    return isForgotten ? FIRST_MUTE_MIN : Math.min(last.minutes * 2, LONGEST_MUTE_MIN);
  }

  return {
    judge({ channel, conversation, inboxId, isStranger }) {
      const isReserved = reserved.get(conversation) === inboxId;
      reserved.delete(conversation);
      if (isReserved) return { kind: "handle" };
      if (!isStranger) return inTurn(conversation, inboxId, known.reserve(conversation));
      if (strangers.take(conversation) > 0) {
        return { kind: "ask_to_wait", minutes: nextMute(conversation) };
      }
      return inTurn(conversation, inboxId, channels.reserve(channel));
    },
    mute(conversation) {
      const minutes = nextMute(conversation);
      mutes.delete(conversation);
      mutes.set(conversation, { until: clock.now() + minutes * MINUTE_MS, minutes });
      if (mutes.size <= MAX_MUTED) return;
      const [oldest] = mutes.keys();
      if (oldest !== undefined) mutes.delete(oldest);
    },
    isMuted: (conversation) => (mutes.get(conversation)?.until ?? 0) > clock.now(),
    unmute(conversation) {
      mutes.delete(conversation);
    },
  };
}
