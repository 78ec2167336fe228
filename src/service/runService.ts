import { boundAuditKey } from "../db/audit/boundAuditKey.ts";
import { systemClock } from "../clock.ts";
import { ConfigError, readConfig, type Config } from "../config.ts";
import { openDatabase } from "../db/database.ts";
import { openStore, StoreError } from "../db/openStore.ts";
import { loadDemo } from "../demo/loadDemo.ts";
import type { IssuedInvite } from "../usecases/inspection/createInspection.ts";
import { FormFolderError } from "../usecases/form/readBuiltInForms.ts";
import { publishBuiltInForms } from "../usecases/form/publishBuiltInForms.ts";
import { createLogger, type Logger } from "../observe/logger.ts";
import { startService, type Service } from "./startService.ts";

const REQUIRED_NODE_MAJOR = 24;
/** Longest stop; whatever is not sent by then goes out at the next start. */
const STOP_WITHIN_MS = 15_000;

/** The database, the forms, the service; stops on SIGTERM and SIGINT. Does not return before all of it runs. */
export async function runService(): Promise<void> {
  const [major] = process.versions.node.split(".");
  if (Number(major) < REQUIRED_NODE_MAJOR) {
    throw new ConfigError(
      `Kiemtra needs Node ${REQUIRED_NODE_MAJOR}, this is ${process.versions.node}. Start it with "npm start": the right Node comes with "npm ci".`,
    );
  }
  const config = readConfig(process.env);
  const log = createLogger(config.logLevel);
  const store = await openStore({ databaseUrl: config.databaseUrl, dataDir: config.dataDir }, log);
  let service: Service | undefined;
  // The process ends all the same: what is half done in memory cannot be trusted. The updates are
  // tried again by the next one, and given up if they are what it dies of.
  process.on("uncaughtExceptionMonitor", (error, origin) => {
    log.fatal({ err: error, origin, inboxIds: service?.inWork().map(String) }, "the process ends");
  });
  let stopping: Promise<void> | undefined;
  const stop = (signal: string): Promise<void> => {
    stopping ??= (async () => {
      log.info({ signal }, "stopping");
      setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
      await service?.stop();
      await store.stop();
      log.info("stopped");
    })();
    return stopping;
  };
  try {
    service = await startService({
      config,
      connectionString: store.connectionString,
      auditKey: await auditKeyOf(config, store.connectionString),
      ...(config.databaseUrl === undefined
        ? { room: { folder: config.dataDir, minFreeBytes: config.minFreeBytes } }
        : {}),
      databaseRuns: () => store.isRunning(),
      clock: systemClock,
      log,
    });
    await publishBuiltInForms(service.services);
    await announce(config, service, log);
  } catch (error) {
    await service?.stop();
    await store.stop();
    throw error;
  }
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      void stop(signal).then(() => process.exit(0));
    });
  }
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
async function announce(config: Config, service: Service, log: Logger): Promise<void> {
  const invites = config.demo ? await loadDemo(service.services) : null;
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
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
