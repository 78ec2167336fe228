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

/** Requests under way. @type {Set<AbortController>} */
const underWay = new Set();
// What is under way when the network goes gets no answer; a phone may take minutes to notice.
addEventListener("offline", () => {
  for (const controller of underWay) controller.abort();
});

/**
 * Calls the server. Throws `Refused` for its refusals and something else when it was not reached.
 * @param {string} path
 * @param {RequestInit} [init]
 * @param {number} [timeoutMs]
 */
export async function call(path, init = {}, timeoutMs = 30_000) {
  const controller = new AbortController();
  underWay.add(controller);
  const timer = setTimeout(() => controller.abort(), timeoutMs);
  try {
    const response = await fetch(`/api/chat/${path}`, { ...init, signal: controller.signal });
    if (response.ok) return response.status === 204 ? null : await response.json();
    if (response.status === 401) onSignedOut();
    const body = await response.json().catch(() => null);
    const wait = Number(response.headers.get("Retry-After"));
    const retry = response.status === 429 || response.status >= 500;
    throw new Refused(
      response.status,
      body?.error?.message ?? text("error-failure"),
      retry ? Math.max(wait, 2) : null,
    );
  } finally {
    clearTimeout(timer);
    underWay.delete(controller);
  }
}

/** @param {unknown} body */
export function postJson(body) {
  return call("messages", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}
