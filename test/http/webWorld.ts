import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mayReadEvidence } from "../../src/policies/mayReadEvidence.ts";
import type { Update } from "grammy/types";
import { createLive } from "../../src/channels/web/live.ts";
import { createWebPort } from "../../src/channels/web/webPort.ts";
import { openDatabase, type Database } from "../../src/db/database.ts";
import { createHttpApp } from "../../src/http/createHttpApp.ts";
import type { HttpDeps } from "../../src/http/httpDeps.ts";
import { startHttp } from "../../src/http/startHttp.ts";
import { createJobQueue } from "../../src/jobs/jobQueue.ts";
import { createLogger } from "../../src/observe/logger.ts";
import { type Act, type ActServices, performAct } from "../../src/messaging/act.ts";
import { createDispatcher } from "../../src/messaging/dispatcher.ts";
import { createOutboxSender } from "../../src/messaging/outboxSender.ts";
import { createAnswerSessions } from "../../src/usecases/answers/answerSessions.ts";
import { inviteCodeHash, newInviteCode } from "../../src/usecases/invite/inviteCode.ts";
import { acceptInvite } from "../../src/usecases/invite/acceptInvite.ts";
import { findInvite } from "../../src/usecases/invite/findInvite.ts";
import { freshDatabase } from "../support/database.ts";
import type { AccountRef } from "../../src/db/keepAccount.ts";

/** What a flow of the test sees and may do. */
export interface Turn {
  act: Act;
  update: Update;
  account: AccountRef;
  readonly call: (method: string, payload?: Record<string, unknown>) => Promise<bigint>;
}

export interface WebWorld {
  url: string;
  db: Database;
  services: ActServices;
  clock: { now(): number };
  advance(milliseconds: number): void;
  /** Documents the person may read. */
  readable: Set<string>;
  organizationId: string;
  person(fullName: string, locale?: string): Promise<string>;
  invite(personId: string, purpose?: "enrol" | "sign_in"): Promise<string>;
  /** A stored PDF of an inspection; its id. Nobody may read it yet. */
  document(name: string, bytes: Buffer): Promise<string>;
  /** The service writes first. */
  say(accountId: number, method: string, payload: Record<string, unknown>): Promise<bigint>;
  /** Nothing is left to handle or to send. */
  settle(): Promise<void>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The real dispatcher, outbox and web channel around a tiny flow of the test, on a database of its
 * own and a real port.
 */
export async function webWorld(
  options: { flow?: (turn: Turn) => Promise<void>; http?: Partial<HttpDeps>; db?: string } = {},
): Promise<WebWorld> {
  const database = await freshDatabase();
  const db = openDatabase({ connectionString: database.connectionString });
  let now = Date.now();
  let frozenAt: number | null = null;
  const clock = { now: () => (frozenAt === null ? Date.now() : now + (Date.now() - frozenAt)) };
  const log = createLogger("silent");
  const live = createLive({ db, processId: randomUUID() });
  const port = createWebPort({ db, live, publicUrl: () => "" });
  const sender = createOutboxSender({
    db,
    clock,
    log,
    channels: new Map([["web", port]]),
    onUnreachable: async () => undefined,
  });
  const services: ActServices = {
    db,
    clock,
    timeZone: "Asia/Ho_Chi_Minh",
    auditKey: "test",
    sends: true,
    // This flow queues no jobs and fills in no form; both stay as they are built.
    jobs: createJobQueue(db, log),
    sessions: createAnswerSessions(clock, "Asia/Ho_Chi_Minh"),
    channels: new Map([["web", port]]),
    onQueued: (rows) => sender.enqueue(rows),
  };
  const flow = options.flow ?? echo;
  const dispatcher = createDispatcher({
    services,
    log,
    async handle({ act, update, conversation }) {
      if (update.account === null) throw new Error("no account");
      const converted = port.toUpdate(update.payload, update.account, Number(update.inboxId));
      if (converted === null) throw new Error("no update");
      await flow({
        act,
        update: converted,
        account: update.account,
        call: (method, payload = {}) => act.send({ channel: "web", conversation, method, payload }),
      });
    },
    async apologise() {},
    async askToWait() {},
  });
  await sender.start();
  dispatcher.start();
  const readable = new Set<string>();
  const errors: unknown[] = [];
  const app = createHttpApp({
    timeZone: "Asia/Ho_Chi_Minh",
    db,
    live,
    wake: (conversation) => dispatcher.wake("web", conversation),
    perform: (work, by) => performAct(services, { key: `web:${randomUUID()}`, channel: "web", ...by }, work),
    signedIn: async () => undefined,
    policy: {
      mayReadDocument: async (personId, id) => readable.has(`${personId}:${id}`),
      mayReadEvidence: (personId, id) => mayReadEvidence(db, personId, id),
    },
    ready: async () => ({ ok: true, details: { database: "up" } }),
    metrics: async () => "kiemtra_up 1\n",
    publicUrl: null,
    clock,
    randomToken: () => randomBytes(32).toString("base64url"),
    sessionKey: "k".repeat(32),
    trustProxy: (peer) => peer === "127.0.0.1",
    inviteCodeHash,
    defaultLocale: "vi",
    onError: (error) => errors.push(error),
    ...options.http,
  });
  let http = await startHttp({ app, host: "127.0.0.1", port: 0 });
  const organization = await db.prisma.organization.create({ data: { name: "UBND tỉnh", place: "Bắc Kạn" } });

  return {
    get url() {
      return http.url;
    },
    db,
    services,
    clock,
    advance(milliseconds) {
      now = clock.now() + milliseconds;
      frozenAt = Date.now();
    },
    readable,
    organizationId: organization.id,
    async person(fullName, locale = "vi") {
      const data = { organizationId: organization.id, fullName, sortKey: "", searchKey: "", locale };
      return (await db.prisma.person.create({ data })).id;
    },
    async invite(personId, purpose = "enrol") {
      const code = newInviteCode();
      const expiresAt = new Date(clock.now() + 3_600_000);
      await db.prisma.invite.create({
        data: { codeHash: inviteCodeHash(code), purpose, personId, expiresAt },
      });
      return code;
    },
    document: (name, bytes) => storeDocument(db, organization.id, name, bytes),
    say: (accountId, method, payload) =>
      performAct(services, { key: `say:${randomUUID()}` }, (act) =>
        act.send({ channel: "web", conversation: `web:${accountId}`, method, payload }),
      ),
    async settle() {
      await dispatcher.idle();
      await sender.idle();
    },
    async restart() {
      const { port: same } = new URL(http.url);
      await http.close();
      http = await startHttp({ app, host: "127.0.0.1", port: Number(same) });
    },
    async close() {
      await live.close();
      await http.close();
      await dispatcher.stop();
      await sender.stop(1_000);
      await db.close();
      await database.drop();
      if (errors.length > 0) throw new AggregateError(errors, "requests failed");
    },
  };
}

async function storeDocument(
  db: Database,
  organizationId: string,
  name: string,
  bytes: Buffer,
): Promise<string> {
  const day = new Date("2020-09-17");
  const tag = randomUUID();
  const form = await db.prisma.form.create({ data: { id: tag, title: {} } });
  const version = await db.prisma.formVersion.create({
    data: { formId: form.id, version: "1", sha256: tag, definition: {} },
  });
  const unit = await db.prisma.unit.create({
    data: { organizationId, name: tag, searchKey: "", type: "huyen" },
  });
  const inspection = await db.prisma.inspection.create({
    data: {
      code: tag,
      organizationId,
      unitId: unit.id,
      formVersionId: version.id,
      visitDate: day,
      dataPeriodFrom: day,
      dataPeriodTo: day,
      details: {},
      parameters: {},
    },
  });
  const document = await db.prisma.document.create({
    data: {
      inspectionId: inspection.id,
      kind: "inspection_report",
      format: "pdf",
      revision: 1,
      name,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      bytes: new Uint8Array(bytes),
      answersVersion: 0,
      requestedById: tag,
    },
  });
  return document.id;
}

/** Binds at once, greets, asks one question with buttons, says what it understood. */
async function echo({ act, update, account, call }: Turn): Promise<void> {
  const { message, callback_query: press } = update;
  if (press !== undefined) {
    await call("sendMessage", { text: `press ${press.data} on ${press.message?.message_id}` });
    return;
  }
  const code = /^\/start (\S+)$/.exec(message?.text ?? "")?.[1];
  if (code !== undefined) {
    const offer = await findInvite(act, code);
    if (offer !== null) await acceptInvite(act, { inviteId: offer.inviteId, channel: "web", account });
    await call("sendMessage", {
      text: `Chào đồng chí ${offer?.person.fullName ?? "?"}`,
      entities: [{ type: "bold", offset: 14, length: offer?.person.fullName.length ?? 1 }],
      reply_markup: {
        inline_keyboard: [
          [
            { text: "Đạt", callback_data: "q1:yes" },
            { text: "Không đạt", callback_data: "q1:no" },
          ],
        ],
      },
    });
    return;
  }
  const kind = message?.document !== undefined ? "document" : "text";
  await call("sendMessage", { text: `${kind}: ${message?.text ?? message?.caption ?? ""}` });
}
