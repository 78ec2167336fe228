import { Counter } from "prom-client";
import type { ChannelName } from "../domain/channelName.ts";

/** Why something that reached the service changed nothing. */
export type Refusal =
  /** Without the secret or the signature of the channel, or to a wrong address. */
  | "forged"
  | "too_large"
  /** The body did not come to its end in time. */
  | "too_slow"
  /** More in a day than one person needs. */
  | "too_many"
  | "malformed"
  | "unknown_kind"
  /** Delivered before: stored once. */
  | "repeated"
  /** Pressed in a chat that is not the presser's. */
  | "foreign_button"
  /** Something of somebody else, or of a part that one no longer has. */
  | "not_allowed"
  /** An invitation or one-time link that is unknown, used or too late. */
  | "wrong_link";

export interface Refusals {
  readonly counter: Counter;
  refused(channel: ChannelName, reason: Refusal, count?: number): void;
}

/** Counts for /metrics what was refused, by channel and reason. */
export function createRefusals(): Refusals {
  const counter = new Counter({
    name: "kiemtra_refused_total",
    help: "What was refused and changed nothing",
    labelNames: ["channel", "reason"],
    registers: [],
  });
  return {
    counter,
    refused: (channel, reason, count = 1) => counter.inc({ channel, reason }, count),
  };
}
