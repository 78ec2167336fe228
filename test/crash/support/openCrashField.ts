import { vi } from "vitest";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Pool } from "pg";
import { startEmbedded } from "../../../src/db/embedded/startEmbedded.ts";
import { openStore } from "../../../src/db/openStore.ts";
import { silent } from "../../db/embedded/silent.ts";
import { enrolTeams } from "../../support/enrolTeams.ts";
import { numberForm } from "../../support/numberForm.ts";
import { ServiceProcess } from "../../support/ServiceProcess.ts";
import { seededRandom } from "../../support/telegram/seededRandom.ts";
import { startTelegramFake, type TelegramFake } from "../../support/telegram/startTelegramFake.ts";
import { NumberField } from "./NumberField.ts";

export const AUDIT_KEY = "k".repeat(32);
const SEED = 20_260_917;

/** Members at their forms of numbers, with everything that the processes under test share. */
export interface CrashField {
  readonly pool: Pool;
  readonly databaseUrl: string;
  readonly fake: TelegramFake;
  readonly field: NumberField;
  /** A whole number below the limit, the same in each run. */
  readonly below: (limit: number) => number;
  /** A process of its own on the shared database; not started. */
  service(name: string, environment?: Record<string, string>): ServiceProcess;
  /** Resolves when the services have made so many calls from now on. */
  readonly calls: (count: number) => Promise<void>;
  /** Kills what runs still. */
  close(): Promise<void>;
}

/** Form: so many areas of so many questions, a member for each area of each inspection. */
export async function openCrashField(size: {
  inspections: number;
  areas: number;
  questions: number;
}): Promise<CrashField> {
  const folder = await mkdtemp(path.join(tmpdir(), "kiemtra-crash-"));
  // A durable server: the service refuses one that may forget what it acknowledged.
  const server = await startEmbedded({
    dataDir: path.join(folder, "db"),
    log: silent,
    diesWithProcess: true,
  });
  const databaseUrl = server.connectionString;
  await (await openStore({ databaseUrl, dataDir: folder }, silent)).stop();
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  // The server stops right after the pool: a connection may hear of it before it is closed.
  pool.on("error", () => undefined);
  const fake = await startTelegramFake();
  const members = await enrolTeams(databaseUrl, {
    form: numberForm("numbers", size),
    inspections: size.inspections,
    auditKey: AUDIT_KEY,
    firstChat: 1_001,
    code: "KILL",
  });
  const random = seededRandom(SEED);
  const services: ServiceProcess[] = [];
  return {
    pool,
    databaseUrl,
    fake,
    field: new NumberField(fake, pool, members),
    below: (limit) => Math.floor(random() * limit),
    service(name, environment = {}) {
      const service = new ServiceProcess({
        DATABASE_URL: databaseUrl,
        DATA_DIR: path.join(folder, name),
        TELEGRAM_BOT_TOKEN: fake.token,
        TELEGRAM_API_ROOT: fake.url,
        AUDIT_KEY,
        ...environment,
      });
      services.push(service);
      return service;
    },
    calls: (count) =>
      new Promise((resolve) => {
        let left = count;
        const stop = fake.onCall(({ method }) => {
          if (method === "getUpdates" || --left > 0) return;
          stop();
          resolve();
        });
      }),
    async close() {
      await Promise.all(services.map((service) => service.kill()));
      await fake.close();
      await allHaveLeft(pool);
      await pool.end();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Waits until the server has seen every other connection go: pools end before their sockets are closed,
 * and a stopping server still speaks to those.
 */
async function allHaveLeft(from: Pool): Promise<void> {
  const othersLeft = async () => {
    const { rows } = await from.query(
      `SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    );
    return rows.length === 0;
  };
  await vi.waitUntil(othersLeft, { timeout: 30_000, interval: 50 });
}
