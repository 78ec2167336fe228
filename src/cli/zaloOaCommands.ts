import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { createZaloOauth, type OauthAnswer } from "../channels/zaloOa/zaloOauth.ts";
import { createTokenSeal } from "../channels/zaloOa/tokenSeal.ts";
import { createTokenStore, type Beginning, type TokenStore } from "../channels/zaloOa/tokenStore.ts";
import { oaWebhookPath } from "../channels/zaloOa/webhook.ts";
import { systemClock } from "../clock.ts";
import type { ZaloOaSettings } from "../channels/zaloOa/zaloOaSettings.ts";
import type { Config } from "../config.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { asOperator, serviceAddress, type Environment, type Operator } from "./operator.ts";
import { Refusal } from "./Refusal.ts";
import { respond, type Outcome } from "./respond.ts";

interface AuthorizeOptions extends JsonOption {
  code?: string;
  verifier?: string;
  tokenFile?: string;
}

/** `zalo-oa status`, `zalo-oa authorize --code CODE --verifier TEXT | --token-file FILE` */
export function registerZaloOaCommands(program: Command, environment: Environment): void {
  const group = program.command("zalo-oa").description("the Zalo Official Account");
  group
    .command("status")
    .description("the webhook's address for Zalo's console, and whether the account takes our tokens")
    .option(...JSON_OPTION)
    .action((options: JsonOption) =>
      respond(options, () =>
        asOperator(environment, async ({ config, services }) =>
          status(config, accountOf(config), storeOf(accountOf(config), services)),
        ),
      ),
    );
  group
    .command("authorize")
    .description(
      "keep the tokens that an administrator of the account has brought; the service goes on with them",
    )
    .option("--code <code>", "the code that Zalo adds to the callback address; it holds for ten minutes")
    .option("--verifier <text>", "the code verifier whose challenge stands in Zalo's console")
    .option("--token-file <file>", "a file with a refresh token, e.g. of Zalo's API Explorer")
    .option(...JSON_OPTION)
    .action((options: AuthorizeOptions, command: Command) => {
      const { code, verifier, tokenFile } = options;
      if ((code === undefined) === (tokenFile === undefined))
        command.error("error: give either --code with --verifier, or --token-file");
      return respond(options, () =>
        asOperator(environment, async (operator) => {
          const account = accountOf(operator.config);
          const beginning =
            code === undefined
              ? { refreshToken: await readToken(tokenFile ?? "") }
              : await exchanged(account, code, verifier);
          return keep(operator, account, { ...beginning, configured: account.refreshToken });
        }),
      );
    });
}

function accountOf({ channels }: Config): ZaloOaSettings {
  const { zalo_oa: account } = channels;
  if (account !== undefined && account !== null) return account;
  throw new Refusal(
    "zalo_oa_off",
    "The Official Account is off: set ZALO_OA_ID and what .env.example names with it.",
  );
}

function storeOf(account: ZaloOaSettings, services: Operator["services"]): TokenStore {
  const { appId, appSecret } = account;
  return createTokenStore(services.db.pool, appId, createTokenSeal(appSecret, appId));
}

async function status(config: Config, account: ZaloOaSettings, store: TokenStore): Promise<Outcome> {
  const tokens = await store.read();
  const webhook = `${serviceAddress(config)}${oaWebhookPath(account.oaSecret)}`;
  const authorised = tokens !== null && tokens.refusedAt === null && tokens.refreshToken !== null;
  const expiresAt = tokens?.expiresAt?.toISOString() ?? null;
  const data = { webhook, authorised, accessTokenUntil: expiresAt, refusal: tokens?.refusal ?? null };
  const state = authorised
    ? `authorised; the access token holds until ${expiresAt ?? "the first refresh"}`
    : `NOT authorised: ${stateOf(tokens)}. Run: kiemtra zalo-oa authorize`;
  return { data, text: `Webhook for Zalo's console: ${webhook}\nAccount: ${state}`, ok: authorised };
}

function stateOf(tokens: Awaited<ReturnType<TokenStore["read"]>>): string {
  if (tokens === null) return "no token was given yet";
  if (tokens.refreshToken === null) return "the tokens were kept with another ZALO_OA_APP_SECRET";
  return `Zalo refuses the refresh token (${tokens.refusal ?? "no reason given"})`;
}

async function readToken(file: string): Promise<string> {
  const text = await readFile(file, "utf8").catch(() => null);
  const token = text?.trim() ?? "";
  if (/^\S{8,}$/.test(token)) return token;
  throw new Refusal(
    "bad_token_file",
    `${file} must be a readable file with a refresh token and nothing else.`,
  );
}

async function exchanged(
  account: ZaloOaSettings,
  code: string,
  verifier: string | undefined,
): Promise<Omit<Beginning, "configured">> {
  const oauth = createZaloOauth(account);
  try {
    const answer = await oauth.exchange(code, verifier);
    if (answer.kind !== "given") throw notGiven(answer);
    const { accessToken: token, refreshToken, expiresInS } = answer.pair;
    const expiresAt = new Date(systemClock.now() + expiresInS * 1_000);
    return { refreshToken, accessToken: { token, expiresAt } };
  } finally {
    oauth.close();
  }
}

function notGiven(answer: Exclude<OauthAnswer, { kind: "given" }>): Refusal {
  return new Refusal(
    "zalo_refused",
    answer.kind === "refused"
      ? `Zalo does not take the code (${answer.error}). A code holds for ten minutes and one use: let the administrator agree again, and check --verifier.`
      : `Zalo gave no answer (${answer.error}). Try again; if the code is then refused, let the administrator agree again.`,
  );
}

async function keep(operator: Operator, account: ZaloOaSettings, beginning: Beginning): Promise<Outcome> {
  await operator.act(async (act) => {
    const { appId, appSecret } = account;
    const store = createTokenStore(act.uow.sql, appId, createTokenSeal(appSecret, appId));
    await store.begin(beginning, act.now);
    act.audit({
      chain: "system",
      action: "zalo_oa.authorised",
      object: `zalo_oa:${account.oaId}`,
      data: { app: appId, by: beginning.accessToken === undefined ? "token" : "code" },
    });
  });
  return {
    data: { account: account.oaId, authorised: true },
    text: "The tokens are kept; a running service goes on with them within a minute.",
  };
}
