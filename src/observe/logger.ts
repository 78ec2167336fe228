import { pino, type Logger } from "pino";

export type { Logger };

/** Bot tokens are part of Telegram's addresses: they must never reach a log. */
const BOT_TOKEN = /\d{6,}:[\w-]{30,}/g;

/** JSON lines on stderr, so that commands can print data on stdout. */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      hooks: {
        streamWrite: (line) => line.replaceAll(BOT_TOKEN, "<bot token>"),
      },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
