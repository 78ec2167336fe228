import { randomUUID } from "node:crypto";
import { systemClock } from "../clock.ts";
import { readConfig, secretsIn, type Config } from "../config.ts";
import { boundAuditKey } from "../db/audit/boundAuditKey.ts";
import { openDatabase, type Database } from "../db/database.ts";
import { openStore } from "../db/openStore.ts";
import { createJobQueue } from "../jobs/jobQueue.ts";
import { createMask } from "../observe/mask.ts";
import { createLogger, type Logger } from "../observe/logger.ts";
import { CHANNEL_NAMES } from "../domain/channelName.ts";
import type { ChannelName } from "../domain/channelName.ts";
import type { ChannelDoor } from "../messaging/channelPort.ts";
import { performAct, type Act, type ActServices } from "../messaging/act.ts";
import { operatorName } from "./operatorName.ts";
import { createAnswerSessions } from "../usecases/answers/answerSessions.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** What a command works with: the service's configuration and its database. */
export interface Operator {
  config: Config;
  log: Logger;
  services: ActServices;
  /** One act of the operator, in one transaction. */
  readonly act: <T>(work: (act: Act) => Promise<T>) => Promise<T>;
}

/** The configuration of the service, and a log that keeps to warnings unless LOG_LEVEL says otherwise. */
export function operatorConfig(environment: Environment): { config: Config; log: Logger } {
  const config = readConfig({ LOG_LEVEL: "warn", ...environment });
  return { config, log: createLogger(config.logLevel, createMask(secretsIn(environment))) };
}

/** The database of the service, opened for the moment of a command. */
export interface OpenDatabase {
  config: Config;
  log: Logger;
  /** Who works with the tool. */
  name: string;
  db: Database;
  connectionString: string;
}

/**
 * Opens the database beside a running service or without one.
 * @throws ConfigError, StoreError with one message for the operator
 */
export async function withDatabase<T>(
  environment: Environment,
  work: (open: OpenDatabase) => Promise<T>,
): Promise<T> {
  const { config, log } = operatorConfig(environment);
  const name = operatorName(environment);
  const store = await openStore(config, log, {
    whenInUse: "join",
  });
  try {
    const { connectionString } = store;
    const db = openDatabase({
      connectionString,
      onError: (error) => log.warn({ err: error }, "a database connection was lost"),
    });
    try {
      return await work({ config, log, name, db, connectionString });
    } finally {
      await db.close();
    }
  } finally {
    await store.stop();
  }
}

/**
 * Runs a command that may write. Messages that it queues are sent by the service, at once or at its
 * next start.
 * @throws ConfigError, StoreError, Refusal with one message for the operator
 */
export function asOperator<T>(
  environment: Environment,
  work: (operator: Operator) => Promise<T>,
): Promise<T> {
  return withDatabase(environment, async (open) => {
    const { config, log, db } = open;
    const services = operatorServices(open, await boundAuditKey(config, db.pool));
    return work({
      config,
      log,
      services,
      act: (one) => operatorAct(services, one),
    });
  });
}

/** What acts of the operator need: everything is written, and the service sends it. */
export function operatorServices(
  { config, log, name, db }: Pick<OpenDatabase, "config" | "log" | "name" | "db">,
  auditKey: string,
): ActServices {
  return {
    db,
    clock: systemClock,
    timeZone: config.timeZone,
    auditKey,
    sends: false,
    jobs: createJobQueue(db, log),
    sessions: createAnswerSessions(systemClock, config.timeZone),
    channels: channelsOf(config),
    by: `operator:${name}`,
    onQueued: () => undefined,
  };
}

/** One act of the operator, in one transaction. */
export function operatorAct<T>(services: ActServices, work: (act: Act) => Promise<T>): Promise<T> {
  return performAct(services, { key: `cli:${randomUUID()}` }, work);
}

/** Where people reach the service: PUBLIC_URL, or the address it listens on. */
export function serviceAddress({
  publicUrl,
  host,
  port,
}: Pick<Config, "publicUrl" | "host" | "port">): string {
  return publicUrl ?? `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** The channels that the service has on; whether one of them takes messages now is for the service to see. */
function channelsOf({ channels }: Config): Map<ChannelName, ChannelDoor> {
  const on = CHANNEL_NAMES.filter((name) => channels[name] !== undefined && channels[name] !== null);
  return new Map(on.map((name): [ChannelName, ChannelDoor] => [name, {}]));
}
