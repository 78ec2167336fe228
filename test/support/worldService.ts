import { vi } from "vitest";
import type { ZaloOaSettings } from "../../src/channels/zaloOa/zaloOaSettings.ts";
import { oaWebhookPath } from "../../src/channels/zaloOa/webhook.ts";
import type { Clock } from "../../src/clock.ts";
import type { Config } from "../../src/config.ts";
import type { Service } from "../../src/service/startService.ts";
import type { TestDatabase } from "./database.ts";
import type { SmtpFake } from "./startSmtpFake.ts";
import type { TelegramFake } from "./telegram/startTelegramFake.ts";
import { startTestService } from "./testService.ts";
import type { ZaloFake } from "./zalo/startZaloFake.ts";
import type { ZaloOaFake } from "./zaloOa/startZaloOaFake.ts";

/** The servers a world speaks with; null: that channel is off. */
export interface Fakes {
  telegram: TelegramFake | null;
  zalo: ZaloFake | null;
  zaloOa: ZaloOaFake | null;
  mail: SmtpFake;
}

/** What an operator has set for the service of a world. */
export type WorldSettings = Partial<Pick<Config, "trustedRoots" | "stepUp" | "sessionLives" | "agency">>;

const TELEGRAM_MODE = {
  polling: { mode: "polling", webhookSecret: undefined },
  webhook: { mode: "webhook", webhookSecret: "secret-of-the-webhook-in-tests" },
} as const;

/** The whole service on these fakes; resolves when they know its address. */
export async function startWorldService(
  database: TestDatabase,
  { telegram, zalo, zaloOa, mail }: Fakes,
  clock: Clock,
  { telegramMode, settings }: { telegramMode: keyof typeof TELEGRAM_MODE; settings: WorldSettings },
): Promise<Service> {
  const service = await startTestService({
    config: {
      channels: {
        telegram:
          telegram === null
            ? null
            : {
                token: telegram.token,
                apiRoot: telegram.url,
                ...TELEGRAM_MODE[telegramMode],
              },
        zalo:
          zalo === null
            ? null
            : { token: zalo.token, apiRoot: zalo.url, webhookSecret: undefined, monthlyMessages: 3_000 },
        zalo_oa: zaloOa === null ? null : zaloOaSettings(zaloOa),
        email: { url: mail.url, from: "Kiểm tra CCHC <kiemtra@backan.example>" },
      },
      ...settings,
    },
    connectionString: database.connectionString,
    clock,
  });
  // After a restart the port is another one: Telegram delivers there once it has heard.
  if (telegramMode === "webhook" && telegram !== null) {
    const { publicUrl } = service;
    await vi.waitUntil(() => telegram.webhookUrl().startsWith(publicUrl), { timeout: 30_000, interval: 10 });
  }
  // An administrator enters the address in Zalo's console.
  zaloOa?.events.setUrl(`${service.publicUrl}${oaWebhookPath(zaloOa.oaSecret)}`);
  return service;
}

/** The first refresh token is in the configuration at each start, like the real one. */
const firstTokens = new WeakMap<ZaloOaFake, string>();

const REMINDER_TEMPLATE = "7895417a7d3f9461cd2e";

function zaloOaSettings(fake: ZaloOaFake): ZaloOaSettings {
  fake.templates.set(REMINDER_TEMPLATE, ["ho_ten", "don_vi", "so_noi_dung", "thoi_han"]);
  const refreshToken = firstTokens.get(fake) ?? fake.tokens.firstRefreshToken();
  firstTokens.set(fake, refreshToken);
  return {
    oaId: fake.oaId,
    appId: fake.appId,
    appSecret: fake.appSecret,
    oaSecret: fake.oaSecret,
    refreshToken,
    apiRoot: fake.url,
    oauthRoot: fake.url,
    templateUrl: `${fake.url}/v3.0/oa/message/template`,
    reminderTemplate: REMINDER_TEMPLATE,
    paidMessages: true,
  };
}
