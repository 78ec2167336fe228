import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { durableServer } from "../cli/support/durableServer.ts";
import { ServiceProcess } from "../support/ServiceProcess.ts";
import { startTelegramFake, type TelegramFake } from "../support/telegram/startTelegramFake.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

/** A port on which nobody listens. */
const NOBODY = "127.0.0.1:9";
const PHONE = "0912345678";
const CITIZEN = "001099012345";
const CODE = "7K2F7K2F7K2F7K2F7K2F7K2F7K";
const SECRETS = {
  AUDIT_KEY: "marked-audit-key-0123456789-0123456789",
  METRICS_TOKEN: "marked-metrics-token-0123",
  SMTP_URL: `smtp://kiemtra:marked-mail-password@${NOBODY}`,
  ZALO_BOT_TOKEN: "12345689:marked-zalo-token-0123456789-abcdefghij",
};

let folder: string;
let server: Awaited<ReturnType<typeof durableServer>>;
let telegram: TelegramFake;
let service: ServiceProcess | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kiemtra-secrets-"));
  server = await durableServer();
  telegram = await startTelegramFake();
  service = undefined;
});
afterEach(async () => {
  await service?.stop();
  await telegram.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const environment = (databaseUrl: string) => ({
  ...SECRETS,
  DATABASE_URL: databaseUrl,
  DATA_DIR: folder,
  TELEGRAM_BOT_TOKEN: telegram.token,
  TELEGRAM_API_ROOT: telegram.url,
  ZALO_API_ROOT: `http://${NOBODY}`,
  PUBLIC_URL: "https://kiemtra.example",
  SMTP_FROM: "kiemtra@agency.example",
  LOG_LEVEL: "trace",
});

it("F61: no secret and no number of a person stands in what the service writes, whatever goes wrong", async () => {
  service = new ServiceProcess(environment(await server.database("kiemtra")));
  telegram.fault({ methods: ["getUpdates"], action: { kind: "serverError", status: 502 }, times: 1 });
  telegram.fault({ methods: ["sendMessage"], action: { kind: "reset", when: "before" }, times: 1 });
  telegram.fault({ methods: ["sendMessage"], action: { kind: "serverError", status: 502 }, times: 1 });
  await service.start();
  const stranger = telegram.user(7_000_001);
  stranger.sendText(`Tôi là ${PHONE}, CCCD ${CITIZEN}`);
  stranger.sendText(`/start ${CODE}`);
  await vi.waitUntil(() => stranger.botMessages().length === 2, { timeout: 30_000 });
  await vi.waitUntil(() => service?.log.includes("zalo") === true, { timeout: 30_000 });
  await service.stop();
  const said = service.log;
  expect(said).toContain("telegram polling");
  for (const [name, value] of Object.entries(SECRETS)) expect(said, name).not.toContain(value);
  for (const part of ["marked-", telegram.token, PHONE, CITIZEN, CODE]) expect(said).not.toContain(part);
});

it("F61: a start that fails says why without the password", async () => {
  const url = new URL(await server.database("kiemtra"));
  url.password = "marked-database-password";
  url.port = "9";
  const failing = new ServiceProcess(environment(url.href));
  await expect(failing.start()).rejects.toThrow("ended at its start");
  expect(failing.log).toContain("cannot be reached");
  expect(failing.log).not.toContain("marked-");
});
