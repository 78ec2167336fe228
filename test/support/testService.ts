import type { Clock } from "../../src/clock.ts";
import { createLogger, type Logger } from "../../src/observe/logger.ts";
import { startService, type Service, type ServiceOptions } from "../../src/service/startService.ts";

export const TEST_AUDIT_KEY = "test-key-of-the-audit-chain-0123456789";

interface TestServiceOptions {
  connectionString: string;
  clock: Clock;
  /** What differs from a service of the web chat alone, on a free port. */
  config?: Partial<ServiceOptions["config"]>;
  auditKey?: string;
  log?: Logger;
}

/** The whole service within the test's process. */
export function startTestService(options: TestServiceOptions): Promise<Service> {
  const { config, ...given } = options;
  return startService({
    auditKey: TEST_AUDIT_KEY,
    log: createLogger("error"),
    ...given,
    config: {
      host: "127.0.0.1",
      port: 0,
      publicUrl: undefined,
      timeZone: "Asia/Ho_Chi_Minh",
      defaultLocale: "vi",
      role: "all",
      ...config,
    },
  });
}

/**
 * What a test makes on its service before it begins. A service that nobody would stop holds its connections
 * to the end of the run: one mistake then fails tests that have nothing to do with it.
 */
export async function setUpOn<T>(service: Service, work: (service: Service) => Promise<T>): Promise<T> {
  try {
    return await work(service);
  } catch (error) {
    await service.stop();
    throw error;
  }
}
