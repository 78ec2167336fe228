import type { DeliveryOutcome } from "../../messaging/channelPort.ts";
import type { OaAnswer } from "./oaApi.ts";

/** What is behind an error code of Zalo (docs.zaloplatforms.com/docs/OA, "mã lỗi"). */
export type OaProblem =
  /** -216, -220: another access token is needed. */
  | "token"
  /** -230, -232: longer than seven days ago, or never; -320, -321: it would cost, and nobody pays. */
  | "window"
  /** -213, -217, -227, -244: the person does not follow, has blocked, is gone, or does not want this kind. */
  | "person"
  /** -32: too many calls this minute. */
  | "rate"
  /** -211, -218: the account's, or the person's, messages are used up for now. */
  | "quota"
  /** -204 … -224: something about the account or the app that only an administrator can change. */
  | "account"
  /** -201, -210, -233, -248: our mistake. */
  | "call"
  /** -100, -200 and whatever is not known. */
  | "unclear";

const PROBLEMS: Readonly<Record<number, OaProblem>> = {
  [-216]: "token",
  [-220]: "token",
  [-124]: "token",
  [-230]: "window",
  [-232]: "window",
  [-320]: "window",
  [-321]: "window",
  [-213]: "person",
  [-217]: "person",
  [-227]: "person",
  [-244]: "person",
  [-32]: "rate",
  [-211]: "quota",
  [-218]: "quota",
  [-204]: "account",
  [-205]: "account",
  [-209]: "account",
  [-212]: "account",
  [-219]: "account",
  [-221]: "account",
  [-223]: "account",
  [-224]: "account",
  [-235]: "account",
  [-240]: "account",
  [-201]: "call",
  [-210]: "call",
  [-233]: "call",
  [-248]: "call",
};

export function problemOf(code: number): OaProblem {
  return PROBLEMS[code] ?? "unclear";
}

/** "-201 user_id is invalid!": the address, not the call. */
const NO_SUCH_USER = /user_?id\b.*invalid/i;

const TOKEN_PAUSE_S = 60;
const RATE_PAUSE_S = 60;
const QUOTA_PAUSE_S = 3_600;
const ACCOUNT_PAUSE_S = 300;
/** Tries of what Zalo refuses without a reason we know; half an hour with the outbox's pauses. */
const UNCLEAR_TRIES = 12;

/**
 * What a refusal or a missing answer means for the message.
 * @param attempts tries before this one
 */
export function outcomeOf(answer: Exclude<OaAnswer, { ok: true }>, attempts: number): DeliveryOutcome {
  if (answer.kind === "unreachable") return retry("chat", null, answer.error);
  const error = `${answer.code} ${answer.message}`;
  const problem = problemOf(answer.code);
  switch (problem) {
    case "token":
      return retry("bot", TOKEN_PAUSE_S, error);
    case "rate":
      return retry("bot", RATE_PAUSE_S, error);
    case "quota":
      return retry(answer.code === -218 ? "chat" : "bot", QUOTA_PAUSE_S, error);
    case "account":
      return retry("bot", ACCOUNT_PAUSE_S, error);
    case "window":
    case "person":
      return { kind: "undeliverable", error };
    case "call":
      return NO_SUCH_USER.test(answer.message) ? { kind: "undeliverable", error } : { kind: "failed", error };
    case "unclear":
      return attempts < UNCLEAR_TRIES ? retry("chat", null, error) : { kind: "undeliverable", error };
    default:
      return problem satisfies never;
  }
}

function retry(scope: "chat" | "bot", afterSeconds: number | null, error: string): DeliveryOutcome {
  return { kind: "retry", afterSeconds, scope, error };
}
