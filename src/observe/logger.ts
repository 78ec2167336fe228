import { pino, type DestinationStream, type Logger } from "pino";
import { createMask } from "./mask.ts";

export type { Logger };

/**
 * JSON lines on stderr, so that commands can print data on stdout. No secret and no number of a person
 * reaches them.
 */
export function createLogger(
  level: string,
  mask: (text: string) => string = createMask([]),
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      hooks: { streamWrite: mask },
    },
    destination,
  );
}
