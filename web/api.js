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

/** How to end each request under way. @type {Set<() => void>} */
const underWay = new Set();
// What is under way when the network goes gets no answer; a phone may take minutes to notice.
addEventListener("offline", () => {
  for (const end of underWay) end();
});

const TIMEOUT_MS = 30_000;
/** 10 MB at 50 kB a second. */
const UPLOAD_TIMEOUT_MS = 200_000;

/**
 * The server's answer, or its refusal thrown.
 * @param {number} status
 * @param {any} body
 * @param {string | null} retryAfter
 */
function answerOf(status, body, retryAfter) {
  if (status >= 200 && status < 300) return body;
  if (status === 401) onSignedOut();
  const retry = status === 429 || status >= 500;
  throw new Refused(
    status,
    body?.error?.message ?? text("error-failure"),
    retry ? Math.max(Number(retryAfter), 2) : null,
  );
}

/**
 * Calls the server. Throws `Refused` for its refusals and something else when it was not reached.
 * @param {string} path
 * @param {RequestInit} [init]
 * @returns {Promise<any>} as the named calls below say
 */
function call(path, init = {}) {
  return request(`/api/chat/${path}`, init);
}

/** @param {string} address @param {RequestInit} init @returns {Promise<any>} */
async function request(address, init) {
  const controller = new AbortController();
  const end = () => controller.abort();
  underWay.add(end);
  const timer = setTimeout(end, TIMEOUT_MS);
  try {
    const response = await fetch(address, { ...init, signal: controller.signal });
    const body = response.status === 204 ? null : await response.json().catch(refusedOnly(response.ok));
    return answerOf(response.status, body, response.headers.get("Retry-After"));
  } finally {
    clearTimeout(timer);
    underWay.delete(end);
  }
}

/** An answer that broke off is none; a refusal needs no words. @param {boolean} ok */
function refusedOnly(ok) {
  return (/** @type {unknown} */ error) => {
    if (ok) throw error;
    return null;
  };
}

/** @typedef {import("../src/channels/web/messageJson.ts").MessageJson} MessageJson */

/** Messages of the account, oldest first. @param {string} which query @returns {Promise<MessageJson[]>} */
export function messages(which) {
  return call(`messages?${which}`);
}

/** Whose page this is. @returns {Promise<{account: number, name: string | null}>} */
export function session() {
  return call("session");
}

/** @returns {Promise<{id: string, device: string | null, lastSeenAt: string, current: boolean}[]>} */
export function sessions() {
  return call("sessions");
}

/** @param {string} id */
export async function endSession(id) {
  await call(`sessions/${encodeURIComponent(id)}`, { method: "DELETE" });
}

/**
 * Here, or everywhere; gives where it goes on, when the agency signed the person in.
 * @param {boolean} everywhere
 * @returns {Promise<{next?: string} | null>}
 */
export function signOut(everywhere) {
  return everywhere ? call("sessions", { method: "DELETE" }) : call("sign-out", { method: "POST" });
}

/** @param {unknown} body @returns {Promise<MessageJson>} */
export function postJson(body) {
  return call("messages", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

/**
 * One step of a passkey: the options the browser needs, or with what it made of them the end.
 * @param {"add" | "confirm" | "sign-in"} what
 * @param {unknown} [made]
 */
export function passkey(what, made) {
  const address = what === "sign-in" ? "/api/sign-in/passkey" : `/api/chat/passkeys/${what}`;
  return request(made === undefined ? `${address}/options` : address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(made ?? {}),
  });
}

/**
 * Sends a file, and says how much of it has left; `fetch` cannot tell. Throws like `call`.
 * @param {FormData} form
 * @param {(percent: number) => void} onProgress
 * @returns {Promise<MessageJson>}
 */
export async function upload(form, onProgress) {
  const request = new XMLHttpRequest();
  const end = () => request.abort();
  underWay.add(end);
  try {
    await new Promise((resolve, reject) => {
      request.open("POST", "/api/chat/files");
      request.timeout = UPLOAD_TIMEOUT_MS;
      request.responseType = "json";
      request.upload.addEventListener("progress", ({ loaded, total }) => {
        if (total > 0) onProgress(Math.floor((100 * loaded) / total));
      });
      request.addEventListener("load", resolve);
      for (const name of ["error", "abort", "timeout"]) {
        request.addEventListener(name, () => reject(new TypeError(`upload: ${name}`)));
      }
      request.send(form);
    });
    return answerOf(request.status, request.response, request.getResponseHeader("Retry-After"));
  } finally {
    underWay.delete(end);
  }
}
