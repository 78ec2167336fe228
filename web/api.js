import { text } from "./texts.js";

/** The server said no; trying the same again is pointless unless `retryAfter` (seconds) is given. */
export class Refused extends Error {
  /** @param {number} status @param {string} message @param {number | null} retryAfter */
  constructor(status, message, retryAfter) {
    super(message);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** @type {() => void} */
let onSignedOut = () => {};

/** @param {() => void} handler called when the session has ended */
export function whenSignedOut(handler) {
  onSignedOut = handler;
}

/**
 * Calls the server. Throws `Refused` for its refusals and TypeError or a time-out when it was not
 * reached.
 * @param {string} path
 * @param {RequestInit} [init]
 * @param {number} [timeoutMs]
 */
export async function call(path, init = {}, timeoutMs = 30_000) {
  const response = await fetch(`/api/chat/${path}`, { ...init, signal: AbortSignal.timeout(timeoutMs) });
  if (response.ok) return response.status === 204 ? null : response.json();
  if (response.status === 401) onSignedOut();
  const body = await response.json().catch(() => null);
  const wait = Number(response.headers.get("Retry-After"));
  const retry = response.status === 429 || response.status >= 500;
  throw new Refused(
    response.status,
    body?.error?.message ?? text("error-failure"),
    retry ? Math.max(wait, 2) : null,
  );
}

/** @param {unknown} body */
export function postJson(body) {
  return call("messages", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}
