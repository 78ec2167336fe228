import { flushCompileCache } from "node:module";
import { boundAuditKey } from "../db/audit/boundAuditKey.ts";
import { systemClock } from "../clock.ts";
import { ConfigError, readConfig, secretsIn, type Config } from "../config.ts";
import { openDatabase } from "../db/database.ts";
import { StoreError } from "../db/StoreError.ts";
import { openStore, type Store } from "../db/openStore.ts";
import { loadDemo } from "../demo/loadDemo.ts";
import type { IssuedInvite } from "../usecases/inspection/createInspection.ts";
import { FormFolderError } from "../usecases/form/readBuiltInForms.ts";
import { publishBuiltInForms } from "../usecases/form/publishBuiltInForms.ts";
import { createLogger, type Logger } from "../observe/logger.ts";
import { createMask } from "../observe/mask.ts";
import { settingWarnings } from "./settingWarnings.ts";
import { startService, type Service } from "./startService.ts";

const REQUIRED_NODE_MAJOR = 24;
/** Longest stop; whatever is not sent by then goes out at the next start. */
const STOP_WITHIN_MS = 15_000;

/**
 * The database, the forms, the service; stops on SIGTERM and SIGINT, from the first moment on (as the first
 * process of a container, too, which a signal without a handler does not end). Does not return before all of it runs.
 */
export async function runService(): Promise<void> {
  const [major] = process.versions.node.split(".");
  if (Number(major) < REQUIRED_NODE_MAJOR) {
    throw new ConfigError(
      `Kiemtra needs Node ${REQUIRED_NODE_MAJOR}, this is ${process.versions.node}. Start it with "npm start": the right Node comes with "npm ci".`,
    );
  }
  const config = readConfig(process.env);
  const log = createLogger(config.logLevel, createMask(secretsIn(process.env)));
  const running: { store?: Store; service?: Service } = {};
  for (const warning of settingWarnings(config)) log.warn(warning);
  // The process ends all the same: what is half done in memory cannot be trusted. The updates are
  // tried again by the next one, and given up if they are what it dies of.
  process.on("uncaughtExceptionMonitor", (error, origin) => {
    log.fatal({ err: error, origin, inboxIds: running.service?.inWork().map(String) }, "the process ends");
  });
  const asked = new AbortController();
  const end = async () => {
    await running.service?.stop();
    await running.store?.stop();
  };
  let starting: Promise<void> = Promise.resolve();
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      if (asked.signal.aborted) return;
      asked.abort();
      log.info({ signal }, "stopping");
      setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
      void starting
        // What a start that was called off fails of is nobody's concern any more.
        .catch(() => undefined)
        .then(end)
        .then(() => {
          log.info("stopped");
          process.exit(0);
        });
    });
  }
  try {
    // Behind the handlers: what it does at once is seen from outside, and a signal may follow on it.
    starting = start(config, log, running, asked.signal);
    await starting;
  } catch (error) {
    if (asked.signal.aborted) return;
    await end().catch((failure: unknown) => log.warn({ err: failure }, "not everything could be stopped"));
    throw isConnectionLost(error) ? databaseLost(error) : error;
  }
}

/** Step by step, none of them begun once the end was asked for. */
async function start(
  config: Config,
  log: Logger,
  running: { store?: Store; service?: Service },
  asked: AbortSignal,
): Promise<void> {
  const store = await openStore(config, log);
  running.store = store;
  if (asked.aborted) return;
  const auditKey = await auditKeyOf(config, store.connectionString);
  let invites: IssuedInvite[] | null = null;
  const service = await startService({
    config,
    connectionString: store.connectionString,
    auditKey,
    ...(config.databaseUrl === undefined
      ? { room: { folder: config.dataDir, minFreeBytes: config.minFreeBytes } }
      : {}),
    databaseRuns: () => store.isRunning(),
    anchorFolder: config.anchorFolder,
    async prepare(services) {
      await publishBuiltInForms(services);
      if (config.demo) invites = await loadDemo(services);
    },
    clock: systemClock,
    log,
  });
  running.service = service;
  if (config.anchorsBesideData) {
    log.warn(
      { folder: config.anchorFolder },
      "the heads of the audit log are written into the data folder, where whoever can rewrite the log can rewrite them: " +
        "let AUDIT_ANCHORS name a folder of another disk or machine",
    );
  }
  // By itself Node writes what it made of the sources at its end, which a process that is killed does not have.
  flushCompileCache();
  if (!asked.aborted) announce(service, invites, log);
}

/** The database's own word for it is not for people: SQLSTATE classes 57P and 08, and what pg and Prisma says of a broken socket. */
function isConnectionLost(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return (
    /^(57P0[1-3]|08\d{3}|P1001|P1017|ECONNREFUSED|ECONNRESET|EPIPE)$/.test(code) ||
    /Connection terminated|encountered a connection error|connection.*closed/i.test(error.message) ||
    isConnectionLost(error.cause)
  );
}

function databaseLost(cause: Error): StoreError {
  return new StoreError(
    "unreachable",
    `The database went away while Kiemtra was starting (${cause.message}). Nothing is lost: see that the database runs, and start Kiemtra again.`,
    { cause },
  );
}

async function auditKeyOf(config: Config, connectionString: string): Promise<string> {
  const db = openDatabase({ connectionString, maxConnections: 1 });
  try {
    return await boundAuditKey(config, db.pool);
  } finally {
    await db.close();
  }
}

/** Prints where the service is, and on an empty database one link a person of the demo. */
function announce(service: Service, invites: readonly IssuedInvite[] | null, log: Logger): void {
  const lines = [`Kiemtra: ${service.publicUrl}/chat`];
  if (invites !== null) {
    lines.push(
      "",
      "Demo: inspection of UBND huyện Chợ Đồn, 17/9/2020. One personal link each, good for one use:",
    );
    lines.push(...invites.map((invite) => `  ${label(invite)}\n    ${service.publicUrl}/i/${invite.code}`));
  }
  process.stdout.write(`${lines.join("\n")}\n`);
  log.info({ url: service.publicUrl }, "ready");
}

function label({ role, person, areas }: IssuedInvite): string {
  return areas.length > 0 ? `${role} (${areas.join(", ")}): ${person}` : `${role}: ${person}`;
}

/** The one message of a start that failed, and the end of the process. */
export function failStart(error: unknown): never {
  const expected =
    error instanceof ConfigError || error instanceof StoreError || error instanceof FormFolderError;
  const text = expected
    ? error.message
    : error instanceof Error
      ? (error.stack ?? error.message)
      : String(error);
  process.stderr.write(`${createMask(secretsIn(process.env))(text)}\n`);
  process.exit(1);
}
