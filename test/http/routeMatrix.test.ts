import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLive, type Live } from "../../src/channels/web/live.ts";
import type { PersonRef } from "../../src/db/personRef.ts";
import { ROLES, type Role } from "../../src/domain/inspection/areas.ts";
import type { InspectionStatus } from "../../src/domain/inspection/stage.ts";
import { createHttpApp } from "../../src/http/createHttpApp.ts";
import { tokenHash } from "../../src/http/session/tokenHash.ts";
import { performAct } from "../../src/messaging/act.ts";
import { mayReadDocument } from "../../src/policies/mayReadDocument.ts";
import { mayReadEvidence } from "../../src/policies/mayReadEvidence.ts";
import { inviteCodeHash } from "../../src/usecases/invite/inviteCode.ts";
import { removeMember } from "../../src/usecases/people/removeMember.ts";
import { suspendPerson } from "../../src/usecases/people/suspendPerson.ts";
import {
  createField,
  giveAccount,
  inspectionWithFindings,
  personOf,
  type Field,
} from "../usecases/support/field.ts";

/** Every route there is, and who gets what by it (F51, F52, F53). */

/** Open: without signing in; session: of one's own chat only; file: by what one may read. */
const ROUTES: Readonly<Record<string, "open" | "session" | "file">> = {
  "GET /healthz": "open",
  "GET /readyz": "open",
  "GET /metrics": "open",
  "GET /": "open",
  "GET /chat": "open",
  "GET /i/:code": "open",
  "GET /web/:name": "open",
  "GET /sw.js": "open",
  "GET /manifest.webmanifest": "open",
  "GET /verify/:id": "open",
  "GET /sign-in": "open",
  "GET /sign-in/agency": "open",
  "POST /api/sign-in/passkey": "open",
  "POST /api/sign-in/passkey/options": "open",
  "POST /api/chat/passkeys/add": "session",
  "POST /api/chat/passkeys/add/options": "session",
  "POST /api/chat/passkeys/confirm": "session",
  "POST /api/chat/passkeys/confirm/options": "session",
  "GET /api/chat/messages": "session",
  "POST /api/chat/messages": "session",
  "POST /api/chat/files": "session",
  "GET /api/chat/events": "session",
  "GET /api/chat/session": "session",
  "GET /api/chat/sessions": "session",
  "DELETE /api/chat/sessions/:id": "session",
  "DELETE /api/chat/sessions": "session",
  "POST /api/chat/sign-out": "session",
  "GET /files/:id": "file",
};

let field: Field;
let live: Live;
let app: ReturnType<typeof createHttpApp>;
const files: Record<string, string> = {};
const cookies: Record<string, string> = {};
let foreignSession = "";

beforeAll(async () => {
  field = await createField("2020-09-25 16:00");
  const { db, services } = field;
  live = createLive({ db, processId: randomUUID() });
  app = createHttpApp({
    timeZone: "Asia/Ho_Chi_Minh",
    db,
    live,
    wake: () => undefined,
    perform: (work) => performAct(services, { key: `web:${randomUUID()}`, channel: "web" }, work),
    signedIn: () => Promise.resolve(),
    policy: {
      mayReadDocument: (personId, id) => mayReadDocument(db, personId, id),
      mayReadEvidence: (personId, id) => mayReadEvidence(db, personId, id),
    },
    ready: () => Promise.resolve({ ok: true }),
    metrics: () => Promise.resolve(""),
    publicUrl: null,
    clock: services.clock,
    randomToken: () => randomBytes(32).toString("base64url"),
    inviteCodeHash,
    sessionKey: "key-of-sessions-in-tests",
    defaultLocale: "vi",
    onError(error) {
      throw error;
    },
  });
  const people = ROLES.map((role) => ({ role, name: `Người ${role}` }));
  const own = await inspectionWithFindings(field, {
    code: "OWN-1",
    people: [
      ...people,
      { role: "member", name: "Người rút" },
      { role: "secretary", name: "Người tạm ngừng" },
    ],
  });
  const other = await inspectionWithFindings(field, { code: "OTHER-1", unit: "Đơn vị khác", people });
  const foreign = await inspectionWithFindings(field, {
    code: "FAR-1",
    organization: "UBND tỉnh Cao Bằng",
    unit: "Đơn vị xa",
    people,
  });
  for (const role of ROLES) {
    cookies[`own ${role}`] = await signedIn(personOf(own, role));
    cookies[`other ${role}`] = await signedIn(personOf(other, role));
    cookies[`foreign ${role}`] = await signedIn(personOf(foreign, role));
  }
  cookies["taken off"] = await signedIn(personOf(own, "member 2"));
  cookies["suspended"] = await signedIn(personOf(own, "secretary 2"));
  await field.act(null, (act) =>
    removeMember(act, { code: "OWN-1", personId: personOf(own, "member 2").id, toId: null }),
  );
  await field.act(null, (act) => suspendPerson(act, personOf(own, "secretary 2").id, "x"));
  const inspection = await db.prisma.inspection.findUniqueOrThrow({
    where: { code: "OWN-1" },
    include: { areas: true },
  });
  const bytes = Buffer.from("%PDF-");
  const stored = { mime: "application/pdf", size: bytes.length, sha256: "x", bytes };
  const evidence = await db.prisma.evidence.create({
    data: {
      inspectionId: inspection.id,
      areaRecordId: inspection.areas[0]?.id ?? null,
      kind: "document",
      state: "stored",
      addedById: "x",
      originalName: "x.pdf",
      ...stored,
    },
  });
  files["evidence"] = evidence.id;
  for (const kind of ["inspection_report", "remediation_report"] as const) {
    const document = await db.prisma.document.create({
      data: {
        inspectionId: inspection.id,
        kind,
        format: "pdf",
        revision: 1,
        name: "x.pdf",
        sha256: "x",
        bytes,
        answersVersion: 0,
        requestedById: "x",
      },
    });
    files[kind] = document.id;
  }
  const session = await db.prisma.webSession.findFirstOrThrow({
    where: { account: { personId: personOf(other, "lead").id } },
  });
  foreignSession = session.id;
}, 60_000);
afterAll(async () => {
  await live.close();
  await field.close();
});

/** A cookie of somebody who has signed in to the web chat. */
async function signedIn(person: PersonRef): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await giveAccount(field, person, "web");
  await field.db.prisma.webSession.updateMany({
    where: { account: { personId: person.id } },
    data: { tokenHash: tokenHash(token) },
  });
  return `kiemtra_session=${token}`;
}

function request(route: string, id: string, cookie: string | undefined): Promise<Response> {
  const [method = "", path = ""] = route.split(" ");
  const headers = { host: "localhost", ...(cookie === undefined ? {} : { cookie }) };
  return Promise.resolve(app.request(`http://localhost${path.replace(/:\w+/, id)}`, { method, headers }));
}

/** Everything but when a session was last in use, and the log. */
async function fingerprint(): Promise<string> {
  const { rows } = await field.db.pool.query<{ table: string }>(
    `SELECT c.relname AS table FROM pg_class c
      WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname !~ '^Audit' ORDER BY 1`,
  );
  const hashes = rows.map(
    ({ table }, place) =>
      `SELECT ${place} AS place, md5(string_agg(row, ',' ORDER BY row)) AS hash
         FROM (SELECT (to_jsonb(t) - 'lastSeenAt')::text AS row FROM "${table}" t) r`,
  );
  const found = await field.db.pool.query<{ hash: string | null }>(
    `${hashes.join(" UNION ALL ")} ORDER BY place`,
  );
  return rows.map(({ table }, place) => `${table} ${found.rows[place]?.hash ?? ""}`).join("\n");
}

const setStatus = (status: InspectionStatus) => field.db.prisma.inspection.updateMany({ data: { status } });
const READS: Readonly<Record<string, readonly Role[]>> = {
  evidence: ["lead", "deputy", "secretary", "standing_agency", "member"],
  inspection_report: ["lead", "deputy", "secretary", "standing_agency"],
  remediation_report: [
    ...(["lead", "deputy", "secretary", "standing_agency"] as const),
    ...(["unit_head", "unit_contact", "assignee"] as const),
  ],
};

describe("F51 F52: the routes", () => {
  it("are all in the table, and no other", () => {
    const there = new Set(
      app.routes.filter(({ method }) => method !== "ALL").map(({ method, path }) => `${method} ${path}`),
    );
    expect([...there].sort()).toEqual(Object.keys(ROUTES).sort());
  });

  it("that are of somebody answer 401 to whoever is nobody, was signed out or is suspended", async () => {
    const before = await fingerprint();
    for (const [route, kind] of Object.entries(ROUTES)) {
      if (kind === "open") continue;
      for (const cookie of [
        undefined,
        `kiemtra_session=${"A".repeat(43)}`,
        cookies["suspended"],
        cookies["taken off"],
      ]) {
        const { status } = await request(route, files["evidence"] ?? "", cookie);
        expect([route, status]).toEqual([route, 401]);
      }
    }
    expect(await fingerprint()).toEqual(before);
  });

  it.each(["planned", "in_progress", "remediation", "closed"] as const)(
    "give each file to whoever may read it, and to nobody else: %s",
    async (status) => {
      await setStatus(status);
      const before = await fingerprint();
      for (const [file, id] of Object.entries(files)) {
        const got: string[] = [];
        for (const [name, cookie] of Object.entries(cookies)) {
          const response = await request("GET /files/:id", id, cookie);
          if (response.status === 200) got.push(name);
          else expect([401, 404]).toContain(response.status);
        }
        expect([file, got.sort()]).toEqual([file, (READS[file] ?? []).map((role) => `own ${role}`).sort()]);
      }
      expect(await fingerprint()).toEqual(before);
    },
  );

  it("end nobody else's session", async () => {
    const before = await fingerprint();
    for (const role of ROLES) {
      const { status } = await request(
        "DELETE /api/chat/sessions/:id",
        foreignSession,
        cookies[`own ${role}`],
      );
      expect(status).toBe(404);
    }
    expect(await fingerprint()).toEqual(before);
  });
});
