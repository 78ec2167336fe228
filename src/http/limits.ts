import type { Pace } from "../messaging/tokenBuckets.ts";

/**
 * How long a browser keeps the cookie. When the session ends is for the database to say
 * (`policies/sessionLives.ts`), and may change with what its person is.
 */
export const COOKIE_LIFE_MS = 90 * 24 * 60 * 60 * 1000;

/** A page whose first answer was lost on a weak network comes again with what its link gave it, so long. */
export const PROMISE_KEPT_MS = 10 * 60 * 1000;

/** "Last used" is written at most this often: one write less on every request. */
export const SESSION_TOUCH_MS = 5 * 60 * 1000;

/** Wrong invitation codes per address and in all, each hour (F50). */
export const WRONG_CODES_PER_ADDRESS = 5;
export const WRONG_CODES_IN_ALL = 50;
export const WRONG_CODES_WINDOW_MS = 60 * 60 * 1000;

/**
 * Messages of one account, which is all sessions of a person: so many at once, then so many a second. A phone that
 * was without a network sends an afternoon's answers at once; its page waits for as long as it is told, and goes on.
 */
export const POSTS_OF_ACCOUNT: Pace = { burst: 120, perSecond: 5 };

/**
 * Requests from one address, which may be an office's or a carrier's with hundreds of people behind it. A page of
 * photos loads dozens of files at once.
 */
export const LINKS_OF_ADDRESS: Pace = { burst: 60, perSecond: 1 };
export const CHECKS_OF_ADDRESS: Pace = { burst: 60, perSecond: 2 };
export const FILES_OF_ADDRESS: Pace = { burst: 120, perSecond: 5 };
/** Of one account that is signed in, wherever it is. */
export const FILES_OF_ACCOUNT: Pace = { burst: 300, perSecond: 10 };

/** Sign-ins tried from one address, for everything that is not a link: so many at once, then so many a second. */
export const SIGN_INS_OF_ADDRESS: Pace = { burst: 20, perSecond: 0.2 };

/** Time to sign in with the agency's provider. */
export const AGENCY_TRIP_MS = 10 * 60 * 1000;

/** Node's limits on a connection, in milliseconds (reliability 6.1). */
export const HEADERS_TIMEOUT_MS = 10_000;
export const KEEP_ALIVE_MS = 60_000;

/** How often Node looks for connections past their time, in milliseconds. */
export const TIMEOUT_CHECK_MS = 5_000;

/** What a platform delivers in one call: an event of a few KB (reliability: 1 MiB for every channel). */
export const MAX_WEBHOOK_BODY_BYTES = 1024 * 1024;

/** Time in which a JSON body must have arrived (reliability 6.1). */
export const BODY_TIMEOUT_MS = 20_000;

/** A photo of 2 MB at 200 kbit/s, a mountain commune's network, takes 80 s. */
export const UPLOAD_TIMEOUT_MS = 180_000;

/** Files being received at one time; each holds a few copies of 10 MB in memory. */
export const MAX_UPLOADS_AT_ONCE = 4;

/** Of them from one person: their page sends one after the other, and theirs must not be everybody's. */
export const UPLOADS_PER_PERSON = 1;

/** What must arrive of a file in each such stretch of time: a tenth of the worst network we know. */
export const UPLOAD_PACE = { bytes: 40_000, everyMs: 20_000 };

/** Files and bytes of one person in 24 hours: some 150 photos, or 30 files of the largest size. */
export const MAX_UPLOADS_A_DAY = 500;
export const MAX_UPLOAD_BYTES_A_DAY = 300 * 1024 * 1024;

/** Envelope of a multipart body around its file, in bytes. */
export const MULTIPART_ROOM_BYTES = 64 * 1024;

/**
 * Open event streams: a sign of life, after which the session and the message count are checked, so
 * that a lost notification delays a message by no more than this.
 */
export const HEARTBEAT_MS = 20_000;
export const STREAMS_PER_ACCOUNT = 8;
export const MAX_STREAMS = 5_000;

/** Pause before a page connects again, in milliseconds. */
export const RECONNECT_MS = 2_000;

/** Open requests get this long at a stop, in milliseconds. */
export const CLOSE_GRACE_MS = 5_000;
