import { ZaloFailure } from "./ZaloFailure.ts";

export type ZaloFault =
  /** Any `{ok: false}` answer, such as 429 "quota exceeded". */
  | { readonly kind: "refuse"; readonly code: number; readonly description: string }
  /** An HTTP error that is not JSON, like a proxy's 502 page. */
  | { readonly kind: "serverError"; readonly status: number }
  /** The connection is cut: before the call takes effect, or after it, when only the answer is lost. */
  | { readonly kind: "reset"; readonly when: "before" | "after" }
  /** The answer comes late. */
  | { readonly kind: "delay"; readonly ms: number };

export interface ZaloFaultRule {
  readonly action: ZaloFault;
  /** Names of the methods concerned; all when left out. */
  readonly methods?: readonly string[];
  readonly chatId?: string;
  /** How many calls to hit; without end when left out. */
  readonly times?: number;
  /** How many matching calls to let pass first. */
  readonly after?: number;
}

/** The faults that the fake server plays at present; the rule added last is looked at first. */
export class ZaloFaults {
  readonly #active: { rule: ZaloFaultRule; seen: number; hits: number }[] = [];

  add(rule: ZaloFaultRule): void {
    this.#active.unshift({ rule, seen: 0, hits: 0 });
  }

  clear(): void {
    this.#active.length = 0;
  }

  next(method: string, chatId: string | undefined): ZaloFault | undefined {
    for (const entry of this.#active) {
      const { rule } = entry;
      if (entry.hits >= (rule.times ?? Number.POSITIVE_INFINITY)) continue;
      if (rule.methods?.includes(method) === false) continue;
      if (rule.chatId !== undefined && rule.chatId !== chatId) continue;
      entry.seen += 1;
      if (entry.seen <= (rule.after ?? 0)) continue;
      entry.hits += 1;
      return rule.action;
    }
    return undefined;
  }
}

/** @throws ZaloFailure for the faults that keep a call from taking effect */
export function throwFault(fault: ZaloFault): void {
  if (fault.kind === "refuse") throw new ZaloFailure(fault.code, fault.description);
  if (fault.kind === "serverError") throw new ZaloFailure(fault.status, `fake: HTTP ${fault.status}`);
  if (fault.kind === "reset" && fault.when === "before") throw new ZaloFailure(499, "fake: connection cut");
}
