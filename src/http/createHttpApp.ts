import { Hono } from "hono";
import { matchedRoutes } from "hono/route";
import type { HttpDeps, HttpEnv } from "./httpDeps.ts";
import { limitAccount, limitAddress } from "./guard/limitAddress.ts";
import { requireOwnOrigin } from "./guard/origin.ts";
import { securityHeaders } from "./guard/securityHeaders.ts";
import { CHECKS_OF_ADDRESS, FILES_OF_ACCOUNT, LINKS_OF_ADDRESS } from "./limits.ts";
import { loadPages } from "./page/loadPages.ts";
import { problem } from "./problem.ts";
import { agencyRoutes } from "./routes/agency.ts";
import { eventRoutes } from "./routes/events.ts";
import { fileRoutes } from "./routes/files.ts";
import { invitationRoutes } from "./routes/invitation.ts";
import { messageRoutes } from "./routes/messages.ts";
import { operationRoutes } from "./routes/operations.ts";
import { pageRoutes } from "./routes/pages.ts";
import { sessionRoutes } from "./routes/sessions.ts";
import { signedFileRoutes } from "./routes/signedFiles.ts";
import { passkeyRoutes, passkeySignInRoutes } from "./routes/passkeys.ts";
import { uploadRoutes } from "./routes/uploads.ts";
import { verifyRoutes } from "./routes/verify.ts";
import { webhookRoutes } from "./routes/webhooks.ts";
import { requireSession } from "./session/requireSession.ts";

/** Everything the service answers over HTTP: the web chat, files, webhooks, health. */
export function createHttpApp(deps: HttpDeps): Hono<HttpEnv> {
  const pages = loadPages(deps.defaultLocale, deps.agency !== undefined);
  const app = new Hono<HttpEnv>()
    .use(securityHeaders(deps))
    .route("/", operationRoutes(deps))
    .route("/", webhookRoutes(deps))
    .use("/i/*", limitAddress(deps, pages, LINKS_OF_ADDRESS))
    .route("/", invitationRoutes(deps, pages))
    .route("/", agencyRoutes(deps, pages))
    .route("/", pageRoutes(deps, pages))
    .use("/verify/*", limitAddress(deps, pages, CHECKS_OF_ADDRESS))
    .route("/", verifyRoutes(deps, pages))
    .use("/api/*", requireOwnOrigin(deps))
    .route("/api/sign-in/passkey", passkeySignInRoutes(deps))
    .use("/api/*", requireSession(deps))
    .route("/api/chat/passkeys", passkeyRoutes(deps))
    .route("/api/chat/messages", messageRoutes(deps))
    .route("/api/chat/files", uploadRoutes(deps))
    .route("/api/chat/events", eventRoutes(deps))
    .route("/api/chat", sessionRoutes(deps))
    .route("/files", signedFileRoutes(deps, pages))
    .use("/files/*", requireSession(deps))
    .use("/files/*", limitAccount(deps, FILES_OF_ACCOUNT))
    .route("/files", fileRoutes(deps));
  app.notFound((c) =>
    c.req.path.startsWith("/api/")
      ? problem(c, deps, 404, "not-found")
      : c.html(pages.notice(deps.defaultLocale, "not-found"), 404),
  );
  app.onError((error, c) => {
    // The route and not what was asked for: the paths of links and of webhooks hold secrets.
    const path = matchedRoutes(c).at(-1)?.path ?? "";
    deps.onError(error, { method: c.req.method, path });
    return c.req.path.startsWith("/api/") || c.req.path.startsWith("/files/")
      ? problem(c, deps, 503, "failure", 5)
      : c.html(pages.notice(deps.defaultLocale, "failure"), 503);
  });
  return app;
}
