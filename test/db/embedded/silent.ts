import type { StoreLog } from "../../../src/db/StoreLog.ts";

export const silent: StoreLog = { info: () => undefined, warn: () => undefined, error: () => undefined };
