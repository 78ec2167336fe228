import type { DeliveryOutcome } from "../../messaging/channelPort.ts";
import type { ZaloAnswer } from "./zaloApi.ts";

/** Wait when Zalo refuses the token: only a new configuration helps. */
const UNAUTHORIZED_PAUSE_S = 300;

/** Wait when the month's messages are used up: a new month, or a larger plan. */
const QUOTA_PAUSE_S = 3_600;

/** Tries of a chat that Zalo refuses without a reason we could trust; half an hour with the outbox's pauses. */
const DOUBTFUL_TRIES = 12;

/**
 * What a refusal or a missing answer means for the message (docs.zaloplatforms.com, "error_code": 400
 * path or name, 401 token, 403 "internal server error", 404 not found, 408 timeout, 429 quota
 * exceeded). Neither a pause nor a code for "blocked by the user" is documented.
 * @param attempts tries before this one
 * @param quotaSpent by our own count
 */
export function outcomeOf(
  answer: Exclude<ZaloAnswer, { ok: true }>,
  attempts: number,
  quotaSpent: boolean,
): DeliveryOutcome {
  if (answer.kind === "unreachable") return retry(answer.error);
  const { errorCode } = answer;
  const error = `${errorCode} ${answer.description}`;
  switch (errorCode) {
    case 401:
      return { kind: "retry", afterSeconds: UNAUTHORIZED_PAUSE_S, scope: "bot", error };
    case 403:
    case 404:
      // A person who is gone, or a server in trouble: for a while it is taken for the second.
      return attempts < DOUBTFUL_TRIES ? retry(error) : { kind: "undeliverable", error };
    case 408:
      return retry(error);
    case 429:
      return { kind: "retry", afterSeconds: quotaSpent ? QUOTA_PAUSE_S : null, scope: "bot", error };
    default:
      return errorCode >= 500 ? retry(error) : { kind: "failed", error };
  }
}

function retry(error: string): DeliveryOutcome {
  return { kind: "retry", afterSeconds: null, scope: "chat", error };
}
