import { Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { personOfAgency } from "../../usecases/people/personOfAgency.ts";
import type { AgencyTrip } from "../agency/createAgencySignIn.ts";
import type { HttpContext, HttpDeps, HttpEnv } from "../httpDeps.ts";
import { clientAddress } from "../guard/clientAddress.ts";
import { isSecure, ownOrigin } from "../guard/origin.ts";
import { createTokenBuckets } from "../../messaging/tokenBuckets.ts";
import { AGENCY_TRIP_MS, SIGN_INS_OF_ADDRESS } from "../limits.ts";
import type { Pages } from "../page/loadPages.ts";
import { openPersonSession } from "../session/openPersonSession.ts";

const COOKIE = "kiemtra_sign_in";
const PATH = "/sign-in";
const BACK = `${PATH}/agency`;
const TRIP = /^([\w-]{20,100})\.([\w-]{20,100})\.([\w-]{43,128})$/;

/**
 * The agency's own sign-in (OpenID Connect): `GET /sign-in` leaves for the provider, `GET /sign-in/agency` is where it
 * sends the browser back. What belongs to one such trip is in a cookie of this browser for some minutes, so that
 * nobody can be led into somebody else's account; whatever goes wrong is said in words and opens nothing.
 */
export function agencyRoutes(deps: HttpDeps, pages: Pages): Hono<HttpEnv> {
  const buckets = createTokenBuckets<string>(deps.clock, SIGN_INS_OF_ADDRESS);
  return new Hono<HttpEnv>()
    .use(`${PATH}/*`, async (c, next) => {
      c.header("Cache-Control", "no-store");
      c.header("X-Robots-Tag", "noindex, nofollow");
      if (buckets.take(clientAddress(deps, c)) === 0) return next();
      return c.html(pages.notice(deps.defaultLocale, "too-many"), 429);
    })
    .get(PATH, async (c) => {
      const { agency } = deps;
      if (agency === undefined) return c.notFound();
      const begun = await agency.begin(`${ownOrigin(deps, c)}${BACK}`);
      if (!begun.ok) return c.html(pages.notice(deps.defaultLocale, `agency-${begun.reason}`), 503);
      const { state, nonce, verifier } = begun.trip;
      setCookie(c, COOKIE, `${state}.${nonce}.${verifier}`, {
        path: PATH,
        httpOnly: true,
        sameSite: "Lax",
        secure: isSecure(deps, c),
        maxAge: AGENCY_TRIP_MS / 1000,
      });
      return c.redirect(begun.url, 303);
    })
    .get(BACK, async (c) => {
      const { agency } = deps;
      if (agency === undefined) return c.notFound();
      const trip = takeTrip(c);
      if (trip === null) return c.html(pages.notice(deps.defaultLocale, "agency-late"), 400);
      const { search } = new URL(c.req.url);
      const finished = await agency.finish(new URL(`${ownOrigin(deps, c)}${BACK}${search}`), trip);
      if (!finished.ok) {
        deps.refused?.("web", "wrong_link");
        const { reason } = finished;
        await deps.perform(async (act) => {
          act.audit({ chain: "system", action: "sign_in.refused", object: "agency", data: { why: reason } });
        });
        return c.html(pages.notice(deps.defaultLocale, `agency-${reason}`), reason === "away" ? 503 : 403);
      }
      const match = await deps.perform((act) => personOfAgency(act, agency.claim, finished.value));
      if (!match.ok) return c.html(pages.notice(deps.defaultLocale, `agency-${match.reason}`), 403);
      await openPersonSession(deps, c, { personId: match.personId, way: "agency" });
      return c.redirect("/chat", 303);
    });
}

/** A trip is good for one return. */
function takeTrip(c: HttpContext): AgencyTrip | null {
  const [, state, nonce, verifier] = TRIP.exec(getCookie(c, COOKIE) ?? "") ?? [];
  deleteCookie(c, COOKIE, { path: PATH });
  return state === undefined || nonce === undefined || verifier === undefined
    ? null
    : { state, nonce, verifier };
}
