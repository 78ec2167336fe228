import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "../../clock.ts";
import type { Database } from "../../db/database.ts";
import type { Logger } from "../../observe/logger.ts";
import type { TokenPair, ZaloOauth } from "./zaloOauth.ts";
import { seedHash, type StoredTokens, type TokenStore } from "./tokenStore.ts";

/** Hands out the access token and gets the next one in time. */
export interface TokenKeeper {
  /** Takes over the token of the configuration, if it is a new one, and looks after the tokens from now on. */
  start(): Promise<void>;
  /** A token that should still hold; null while there is none to be had. */
  access(): Promise<string | null>;
  /** Another one than this, which Zalo has just refused; null while there is none to be had. */
  renew(refused: string): Promise<string | null>;
  /** Whether messages can be sent, as far as tokens go. */
  isAuthorised(): boolean;
  /** Seconds that the access token still holds; 0 when there is none. */
  secondsLeft(): number;
  /** Waits for a refresh under way: its answer must be written. */
  stop(): Promise<void>;
}

export interface TokenKeeperOptions {
  readonly appId: string;
  readonly db: Database;
  readonly store: TokenStore;
  readonly oauth: ZaloOauth;
  readonly clock: Clock;
  readonly log: Logger;
  /** The first refresh token, from the configuration. */
  readonly configured: string | undefined;
}

/** Part of its life in which an access token is replaced: of 25 hours five are left to find somebody. */
const LAST_PART = 1 / 5;
/** Not used in its last minute: a call must still arrive with it. */
const TOO_SHORT_MS = 60_000;
const LOOK_EVERY_MS = 60_000;
/** A refusal is believed for an hour, should it have been Zalo's mistake. */
const REFUSED_FOR_MS = 60 * 60 * 1000;
/** A refresh that got no answer is tried again no sooner. */
const UNREACHABLE_FOR_MS = 30_000;
const WRITE_AGAIN_MS = [100, 500, 2_000, 5_000];

/**
 * A refresh token is good for one use, and the next one comes with the answer: who loses the answer
 * has lost the account until an administrator agrees anew. Hence one refresh at a time over all
 * processes (an advisory lock), the intention noted before, the answer written before it is used and
 * written again until it is in the database. What cannot be helped: the process dies between
 * Zalo's answer and the write. Then the old token is tried once more, the access token still holds
 * for hours, and the operator is told.
 */
export function createTokenKeeper(options: TokenKeeperOptions): TokenKeeper {
  const { store, oauth, clock, log } = options;
  let tokens: StoredTokens | null = null;
  let refreshing: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  /** No refresh before this moment. */
  let notBefore = 0;
  let stopped = false;

  async function start(): Promise<void> {
    tokens = await store.read();
    const configured = seedHash(options.configured);
    if (options.configured !== undefined && configured !== tokens?.seedHash) {
      const refreshToken = options.configured;
      await store.begin({ refreshToken, configured: refreshToken }, new Date(clock.now()));
      tokens = await store.read();
    }
    if (tokens === null) {
      log.error(
        "zalo oa: no refresh token yet; set ZALO_OA_REFRESH_TOKEN or run `kiemtra zalo-oa authorize`",
      );
    }
    timer = setInterval(() => void look(), LOOK_EVERY_MS).unref();
  }

  async function look(): Promise<void> {
    if (isFresh(tokens, lastPart(tokens))) return;
    await refreshed();
  }

  async function access(): Promise<string | null> {
    if (!isFresh(tokens, TOO_SHORT_MS)) await refreshed();
    return isFresh(tokens, TOO_SHORT_MS) ? (tokens?.accessToken ?? null) : null;
  }

  async function renew(refused: string): Promise<string | null> {
    if (tokens?.accessToken === refused) await refreshed(refused);
    const token = isFresh(tokens, TOO_SHORT_MS) ? (tokens?.accessToken ?? null) : null;
    return token === refused ? null : token;
  }

  /** One refresh at a time in this process. Never throws. */
  function refreshed(refused?: string): Promise<void> {
    refreshing ??= refresh(refused)
      .catch((error: unknown) => log.error({ err: error }, "zalo oa: the tokens could not be looked after"))
      .finally(() => {
        refreshing = undefined;
      });
    return refreshing;
  }

  async function refresh(refused: string | undefined): Promise<void> {
    const client = await options.db.pool.connect();
    let broken = true;
    try {
      const key = [`kiemtra:zalo-oa:${options.appId}`];
      await client.query("SELECT pg_advisory_lock(hashtextextended($1, 0))", key);
      await refreshAlone(refused);
      await client.query("SELECT pg_advisory_unlock(hashtextextended($1, 0))", key);
      broken = false;
    } finally {
      // The lock ends with its connection.
      client.release(broken);
    }
  }

  async function refreshAlone(refused: string | undefined): Promise<void> {
    const seen = tokens?.generation;
    tokens = await store.read();
    if (tokens === null) return;
    const mayUse = tokens.accessToken !== refused && isFresh(tokens, lastPart(tokens));
    if (mayUse || (tokens.generation !== seen && isFresh(tokens, TOO_SHORT_MS))) return;
    const now = clock.now();
    if (now < notBefore && tokens.generation === seen) return;
    if (tokens.refusedAt !== null && now - tokens.refusedAt.getTime() < REFUSED_FOR_MS) return;
    if (tokens.refreshToken === null) {
      log.error("zalo oa: the stored tokens were sealed with another ZALO_OA_APP_SECRET; authorise anew");
      notBefore = now + REFUSED_FOR_MS;
      return;
    }
    const uncertain = tokens.askedAt !== null;
    await store.noteAsked(new Date(now));
    const answer = await oauth.refresh(tokens.refreshToken);
    switch (answer.kind) {
      case "given":
        await keep(answer.pair);
        return;
      case "refused":
        await store.noteRefused(answer.error, new Date(clock.now()));
        tokens = await store.read();
        log.error(
          { error: answer.error, uncertain },
          uncertain
            ? "zalo oa: the refresh token is used up by a refresh whose answer was lost; an administrator must authorise anew (`kiemtra zalo-oa authorize`)"
            : "zalo oa: the refresh token is refused; an administrator must authorise anew (`kiemtra zalo-oa authorize`)",
        );
        return;
      case "unreachable":
        notBefore = clock.now() + UNREACHABLE_FOR_MS;
        log.warn({ error: answer.error }, "zalo oa: no new access token yet");
        return;
      default:
        answer satisfies never;
    }
  }

  /** Tried until it is written, while the lock is held: nobody else has the pair. */
  async function keep(pair: TokenPair): Promise<void> {
    for (let failures = 0; ; failures += 1) {
      try {
        await store.keep(pair, new Date(clock.now()));
        tokens = await store.read();
        notBefore = 0;
        return;
      } catch (error) {
        log.error({ err: error }, "zalo oa: the new tokens could not be written; tried again");
        if (stopped && failures >= WRITE_AGAIN_MS.length) throw error;
        await sleep(WRITE_AGAIN_MS[Math.min(failures, WRITE_AGAIN_MS.length - 1)]);
      }
    }
  }

  function lastPart(of: StoredTokens | null): number {
    if (of === null || of.expiresAt === null) return 0;
    return (of.expiresAt.getTime() - of.updatedAt.getTime()) * LAST_PART;
  }

  function isFresh(of: StoredTokens | null, beforeMs: number): boolean {
    if (of === null || of.accessToken === null || of.expiresAt === null) return false;
    return clock.now() < of.expiresAt.getTime() - beforeMs;
  }

  return {
    start,
    access,
    renew,
    isAuthorised: () => tokens !== null && tokens.refusedAt === null,
    secondsLeft: () => Math.max(0, Math.floor(((tokens?.expiresAt?.getTime() ?? 0) - clock.now()) / 1_000)),
    async stop() {
      stopped = true;
      clearInterval(timer);
      await refreshing;
    },
  };
}
