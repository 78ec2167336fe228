import { createHash } from "node:crypto";
import type { Queryable } from "../../db/hot/trip.ts";
import type { TokenPair } from "./zaloOauth.ts";
import type { TokenSeal } from "./tokenSeal.ts";

/** The tokens of the Official Account as the database keeps them. */
export interface StoredTokens {
  /** Null before the first refresh, or when it was sealed with another secret. */
  readonly accessToken: string | null;
  readonly refreshToken: string | null;
  readonly generation: number;
  readonly seedHash: string | null;
  readonly expiresAt: Date | null;
  /** When the pair was given. */
  readonly updatedAt: Date;
  readonly askedAt: Date | null;
  readonly refusedAt: Date | null;
  readonly refusal: string | null;
}

interface Row extends Omit<StoredTokens, "accessToken" | "refreshToken"> {
  accessToken: Buffer | null;
  refreshToken: Buffer;
}

export interface TokenStore {
  read(): Promise<StoredTokens | null>;
  /** Begins anew with a token that an administrator has brought; `configured` is the one of the configuration. */
  begin(tokens: Beginning, now: Date): Promise<void>;
  /** A refresh is on its way: should the process die now, the next one knows. */
  noteAsked(now: Date): Promise<void>;
  /** The next pair, in one statement: the old refresh token is not forgotten before the new one is there. */
  keep(pair: TokenPair, now: Date): Promise<void>;
  noteRefused(refusal: string, now: Date): Promise<void>;
}

export interface Beginning {
  readonly refreshToken: string;
  readonly accessToken?: { readonly token: string; readonly expiresAt: Date };
  readonly configured: string | undefined;
}

export function createTokenStore(db: Queryable, appId: string, seal: TokenSeal): TokenStore {
  return {
    async read() {
      const { rows } = await db.query<Row>({
        name: "zalo-oa-token",
        text: `SELECT "accessToken", "refreshToken", generation, "seedHash", "expiresAt",
                      "updatedAt", "askedAt", "refusedAt", refusal
                 FROM "ZaloOaToken" WHERE "appId" = $1`,
        values: [appId],
      });
      const [row] = rows;
      if (row === undefined) return null;
      const accessToken = row.accessToken === null ? null : seal.open(row.accessToken);
      return { ...row, accessToken, refreshToken: seal.open(row.refreshToken) };
    },
    async begin({ refreshToken, accessToken, configured }, now) {
      await db.query({
        text: `INSERT INTO "ZaloOaToken" ("appId", "refreshToken", "accessToken", "expiresAt", "seedHash", "updatedAt")
               VALUES ($1, $2, $3, $4, $5, $6)
               ON CONFLICT ("appId") DO UPDATE SET
                 "previousRefreshToken" = "ZaloOaToken"."refreshToken", "refreshToken" = EXCLUDED."refreshToken",
                 "accessToken" = EXCLUDED."accessToken", "expiresAt" = EXCLUDED."expiresAt",
                 "seedHash" = EXCLUDED."seedHash", generation = "ZaloOaToken".generation + 1,
                 "askedAt" = NULL, "refusedAt" = NULL, refusal = NULL, "updatedAt" = EXCLUDED."updatedAt"`,
        values: [
          appId,
          seal.seal(refreshToken),
          accessToken === undefined ? null : seal.seal(accessToken.token),
          accessToken?.expiresAt ?? null,
          seedHash(configured),
          now,
        ],
      });
    },
    async noteAsked(now) {
      await db.query({
        text: `UPDATE "ZaloOaToken" SET "askedAt" = $2 WHERE "appId" = $1`,
        values: [appId, now],
      });
    },
    async keep(pair, now) {
      await db.query({
        text: `UPDATE "ZaloOaToken"
                  SET "previousRefreshToken" = "refreshToken", "refreshToken" = $2, "accessToken" = $3,
                      "expiresAt" = $4, generation = generation + 1, "askedAt" = NULL, "refusedAt" = NULL,
                      refusal = NULL, "updatedAt" = $5
                WHERE "appId" = $1`,
        values: [
          appId,
          seal.seal(pair.refreshToken),
          seal.seal(pair.accessToken),
          new Date(now.getTime() + pair.expiresInS * 1_000),
          now,
        ],
      });
    },
    async noteRefused(refusal, now) {
      await db.query({
        text: `UPDATE "ZaloOaToken" SET "refusedAt" = $2, refusal = $3, "askedAt" = NULL WHERE "appId" = $1`,
        values: [appId, now, refusal],
      });
    },
  };
}

/** The token of the configuration without the token. */
export function seedHash(configured: string | undefined): string | null {
  return configured === undefined ? null : createHash("sha256").update(configured).digest("hex");
}
