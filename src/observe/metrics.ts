import { collectDefaultMetrics, Gauge, Registry, type Metric } from "prom-client";

/** A number that some part of the service keeps, or can find out. */
export interface OwnGauge {
  name: string;
  help: string;
  value(): number | Promise<number>;
}

/** Prometheus text for /metrics: the process itself, and what the parts of the service tell. */
export function createMetrics(
  gauges: readonly OwnGauge[] = [],
  counters: readonly Metric[] = [],
): () => Promise<string> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const own of gauges) {
    const gauge = new Gauge({
      name: own.name,
      help: own.help,
      registers: [],
      async collect() {
        this.set(await own.value());
      },
    });
    registry.registerMetric(gauge);
  }
  for (const counter of counters) registry.registerMetric(counter);
  return () => registry.metrics();
}
