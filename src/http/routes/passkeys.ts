import { Hono } from "hono";
import type { z } from "zod";
import { webConversation } from "../../channels/web/acceptMessage.ts";
import { parseJson } from "../../channels/common/parseJson.ts";
import { t } from "../../i18n/t.ts";
import type { Act } from "../../messaging/act.ts";
import { addPasskey, passkeyOptions } from "../../usecases/passkey/addPasskey.ts";
import { checkPasskey, proofOptions } from "../../usecases/passkey/checkPasskey.ts";
import { newPasskeySchema, passkeyProofSchema } from "../../usecases/passkey/passkeyResponse.ts";
import type { RelyingParty } from "../../usecases/passkey/RelyingParty.ts";
import { confirmSession } from "../../usecases/stepUp/confirmSession.ts";
import type { HttpContext, HttpDeps, HttpEnv } from "../httpDeps.ts";
import { clientAddress } from "../guard/clientAddress.ts";
import { ownOrigin } from "../guard/origin.ts";
import { readBody } from "../guard/readBody.ts";
import { createTokenBuckets } from "../../messaging/tokenBuckets.ts";
import { BODY_TIMEOUT_MS, SIGN_INS_OF_ADDRESS } from "../limits.ts";
import { problem } from "../problem.ts";
import { deviceLabel } from "../session/deviceLabel.ts";
import { openPersonSession } from "../session/openPersonSession.ts";

/** An attestation with a chain of certificates has a few kB; ours asks for none. */
const MAX_RESPONSE_BYTES = 64 * 1024;

/**
 * Passkeys of whoever is signed in:
 * - `POST /api/chat/passkeys/add/options`, `POST /api/chat/passkeys/add` with what the browser made: 204;
 * - `POST /api/chat/passkeys/confirm/options`, `POST /api/chat/passkeys/confirm`: 204, and for some minutes this
 *   session is confirmed. The press of the button that asked for it is sent by the page afterwards.
 */
export function passkeyRoutes(deps: HttpDeps): Hono<HttpEnv> {
  const buckets = createTokenBuckets<string>(deps.clock, SIGN_INS_OF_ADDRESS);
  return new Hono<HttpEnv>()
    .use(async (c, next) => {
      const wait = buckets.take(String(c.var.session.accountId));
      if (wait > 0) return problem(c, deps, 429, "too-many", wait);
      return next();
    })
    .post("/add/options", async (c) => {
      const given = await asPerson(deps, c, (act) => passkeyOptions(act, partyOf(deps, c), c.var.session.id));
      if (given === null) return problem(c, deps, 403, "not-confirmed");
      return given.ok ? fresh(c, given.options) : problem(c, deps, 403, `passkey-${given.reason}`);
    })
    .post("/add", async (c) => {
      const response = await bodyOf(c, newPasskeySchema);
      if (response === null) return problem(c, deps, 400, "bad-request");
      const device = deviceLabel(c.req.header("user-agent") ?? "");
      const made = { rp: partyOf(deps, c), sessionId: c.var.session.id, response, device };
      const added = await asPerson(deps, c, (act) => addPasskey(act, made));
      if (added === null) return problem(c, deps, 403, "not-confirmed");
      return added.ok ? c.body(null, 204) : problem(c, deps, 422, `passkey-${added.reason}`);
    })
    .post("/confirm/options", async (c) => {
      const asked = { purpose: "confirm", sessionId: c.var.session.id } as const;
      const options = await asPerson(deps, c, (act) => proofOptions(act, partyOf(deps, c), asked));
      return options === null ? problem(c, deps, 403, "not-confirmed") : fresh(c, options);
    })
    .post("/confirm", async (c) => {
      const proof = await bodyOf(c, passkeyProofSchema);
      if (proof === null) return problem(c, deps, 400, "bad-request");
      const shown = { rp: partyOf(deps, c), purpose: "confirm", sessionId: c.var.session.id, proof } as const;
      const checked = await asPerson(deps, c, async (act) => {
        const result = await checkPasskey(act, shown);
        if (result.ok && act.session !== null) await confirmSession(act, act.session.id, { way: "passkey" });
        return result;
      });
      if (checked === null) return problem(c, deps, 403, "not-confirmed");
      return checked.ok ? c.body(null, 204) : problem(c, deps, 422, `passkey-${checked.reason}`);
    });
}

/** `POST /api/sign-in/passkey/options`, `POST /api/sign-in/passkey`: 204 with the cookie of a new session. */
export function passkeySignInRoutes(deps: HttpDeps): Hono<HttpEnv> {
  const buckets = createTokenBuckets<string>(deps.clock, SIGN_INS_OF_ADDRESS);
  return new Hono<HttpEnv>()
    .use(async (c, next) => {
      const wait = buckets.take(clientAddress(deps, c));
      if (wait > 0) return problem(c, deps, 429, "too-many", wait);
      return next();
    })
    .post("/options", async (c) => {
      const asked = { purpose: "sign_in", sessionId: null } as const;
      return fresh(c, await deps.perform((act) => proofOptions(act, partyOf(deps, c), asked)));
    })
    .post("/", async (c) => {
      const proof = await bodyOf(c, passkeyProofSchema);
      if (proof === null) return problem(c, deps, 400, "bad-request");
      const shown = { rp: partyOf(deps, c), purpose: "sign_in", sessionId: null, proof } as const;
      const checked = await deps.perform((act) => checkPasskey(act, shown));
      if (!checked.ok) return problem(c, deps, 422, `passkey-${checked.reason}`);
      await openPersonSession(deps, c, { personId: checked.personId, way: "passkey" });
      c.header("Cache-Control", "no-store");
      return c.body(null, 204);
    });
}

/** An act of the person who is signed in; null while they have not said who they are. */
async function asPerson<T>(
  deps: HttpDeps,
  c: HttpContext,
  work: (act: Act) => Promise<T>,
): Promise<T | null> {
  const { person, accountId, id } = c.var.session;
  if (person === null) return null;
  const conversation = webConversation(accountId);
  const actor = { ...person, locale: person.locale ?? deps.defaultLocale };
  return deps.perform(work, { actor, session: { conversation, id: `${conversation}#${id}` } });
}

function partyOf(deps: HttpDeps, c: HttpContext): RelyingParty {
  const origin = ownOrigin(deps, c);
  return { id: new URL(origin).hostname, origin, name: t(deps.defaultLocale, "web-title") };
}

async function bodyOf<T>(c: HttpContext, schema: z.ZodType<T>): Promise<T | null> {
  const read = await readBody(c.req.raw, { maxBytes: MAX_RESPONSE_BYTES, timeoutMs: BODY_TIMEOUT_MS });
  return read.ok ? (schema.safeParse(parseJson(read.bytes)).data ?? null) : null;
}

function fresh(c: HttpContext, options: object): Response {
  c.header("Cache-Control", "no-store");
  return c.json(options);
}
