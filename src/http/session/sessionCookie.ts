import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { CookieOptions } from "hono/utils/cookie";
import type { HttpContext } from "../httpDeps.ts";
import { COOKIE_LIFE_MS } from "../limits.ts";

/**
 * The session cookie: `<token>`, or `<promised token>.<code>` between the opening of a link and the page's
 * first call. Opening a link writes nothing into the database, so the preview robots of chat
 * programs, which follow every link they see but keep no cookies, leave no trace and use up no
 * code; the first call of the page opens the session and gets its token, which is another one (promisedToken.ts).
 */
export interface CookieValue {
  token: string;
  code: string | null;
}

const NAME = "kiemtra_session";
const VALUE = /^([A-Za-z0-9_-]{22,64})(?:\.([A-Za-z0-9_-]{1,64}))?$/;

export function readSessionCookie(c: HttpContext, secure: boolean): CookieValue | null {
  const [, token, code = null] = VALUE.exec(getCookie(c, NAME, prefixOf(secure)) ?? "") ?? [];
  return token === undefined ? null : { token, code };
}

export function writeSessionCookie(c: HttpContext, secure: boolean, { token, code }: CookieValue): void {
  setCookie(c, NAME, code === null ? token : `${token}.${code}`, {
    ...attributesOf(secure),
    maxAge: COOKIE_LIFE_MS / 1000,
  });
}

export function clearSessionCookie(c: HttpContext, secure: boolean): void {
  deleteCookie(c, NAME, attributesOf(secure));
}

/** `__Host-` binds the cookie to this very host (RFC 6265bis 4.1.3.2); it needs https. */
function prefixOf(secure: boolean): "host" | undefined {
  return secure ? "host" : undefined;
}

function attributesOf(secure: boolean): CookieOptions {
  const common: CookieOptions = { path: "/", httpOnly: true, sameSite: "Lax" };
  return secure ? { ...common, secure: true, prefix: "host" } : common;
}
