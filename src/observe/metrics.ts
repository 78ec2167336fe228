import { collectDefaultMetrics, Gauge, Registry, type Metric } from "prom-client";
import type { Database } from "../db/database.ts";

/** A number that some part of the service keeps itself. */
export interface OwnGauge {
  name: string;
  help: string;
  value(): number;
}

/** Prometheus text for /metrics: the process itself, and what waits in the inbox and the outbox. */
export function createMetrics(
  db: Database,
  own: readonly OwnGauge[] = [],
  counters: readonly Metric[] = [],
): () => Promise<string> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, sql: string) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const { rows } = await db.pool.query<{ count: string }>(sql);
        this.set(Number(rows[0]?.count));
      },
    });
  gauge(
    "kiemtra_inbox_waiting",
    "Updates received and not handled yet",
    `SELECT count(*) FROM "InboxUpdate" WHERE "doneAt" IS NULL`,
  );
  gauge(
    "kiemtra_outbox_waiting",
    "Messages owed and not delivered yet",
    `SELECT count(*) FROM "OutboxMessage" WHERE state IN ('pending', 'sending')`,
  );
  gauge("kiemtra_dead_updates", "Updates given up after the last try", `SELECT count(*) FROM "DeadUpdate"`);
  for (const one of own) {
    const ownGauge = new Gauge({
      name: one.name,
      help: one.help,
      registers: [],
      collect() {
        this.set(one.value());
      },
    });
    registry.registerMetric(ownGauge);
  }
  for (const counter of counters) registry.registerMetric(counter);
  return () => registry.metrics();
}
