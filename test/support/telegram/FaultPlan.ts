import { ApiFailure } from "./ApiFailure.ts";
import type { JsonObject } from "./json.ts";

export type FaultAction =
  /** 429 with `retry_after`, in seconds. */
  | { readonly kind: "tooManyRequests"; readonly retryAfter: number }
  /** An HTTP error that is not JSON, like a proxy's 502 page. */
  | { readonly kind: "serverError"; readonly status: number }
  /** Any `{ok: false}` answer. */
  | {
      readonly kind: "refuse";
      readonly code: number;
      readonly description: string;
      readonly parameters?: JsonObject;
    }
  /** The connection is cut: before the call takes effect, or after it, when only the answer is lost. */
  | { readonly kind: "reset"; readonly when: "before" | "after" }
  /** The answer comes late. */
  | { readonly kind: "delay"; readonly ms: number }
  /** The call takes effect, but the answer never comes. */
  | { readonly kind: "hang" };

export interface FaultRule {
  readonly action: FaultAction;
  /** Names of the methods concerned; all when left out. */
  readonly methods?: readonly string[];
  /** Only calls for this chat. */
  readonly chatId?: number;
  /** How many calls to hit; without end when left out. */
  readonly times?: number;
  /** Share of the matching calls to hit, 0 to 1. */
  readonly probability?: number;
}

export interface ActiveFault {
  /** Calls hit so far. */
  readonly hits: () => number;
  readonly stop: () => void;
}

/** The faults that the fake server plays at present; the rule added last is looked at first. */
export class FaultPlan {
  readonly #random: () => number;
  readonly #active: { rule: FaultRule; hits: number }[] = [];

  constructor(random: () => number) {
    this.#random = random;
  }

  add(rule: FaultRule): ActiveFault {
    const entry = { rule, hits: 0 };
    this.#active.unshift(entry);
    return {
      hits: () => entry.hits,
      stop: () => {
        const index = this.#active.indexOf(entry);
        if (index >= 0) this.#active.splice(index, 1);
      },
    };
  }

  clear(): void {
    this.#active.length = 0;
  }

  /** The fault for this call, if any; counts it as hit. */
  next(method: string, chatId: number | undefined): FaultAction | undefined {
    for (const entry of this.#active) {
      const { rule } = entry;
      if (rule.times !== undefined && entry.hits >= rule.times) continue;
      if (rule.methods && !rule.methods.includes(method)) continue;
      if (rule.chatId !== undefined && rule.chatId !== chatId) continue;
      if (rule.probability !== undefined && this.#random() >= rule.probability) continue;
      entry.hits += 1;
      return rule.action;
    }
    return undefined;
  }
}

/** @throws ApiFailure for the actions that keep the call from taking effect. */
export function throwFault(action: FaultAction): void {
  if (action.kind === "serverError") throw new ApiFailure(action.status, `fake: HTTP ${action.status}`);
  if (action.kind === "reset" && action.when === "before") throw new ApiFailure(499, "fake: connection cut");
  if (action.kind === "refuse") throw new ApiFailure(action.code, action.description, action.parameters);
  if (action.kind === "tooManyRequests") {
    throw new ApiFailure(429, `Too Many Requests: retry after ${action.retryAfter}`, {
      retry_after: action.retryAfter,
    });
  }
}
