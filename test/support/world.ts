import { expect, vi } from "vitest";
import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { join } from "node:path";
import { parse } from "yaml";
import { dumpDatabase } from "../../src/backup/dumpDatabase.ts";
import type { BackupEntry } from "../../src/backup/manifest.ts";
import { restoreDatabase } from "../../src/backup/restoreDatabase.ts";
import type { Clock } from "../../src/clock.ts";
import { dialogueSchema, type Dialogue } from "../../src/demo/dialogue.ts";
import { DEMO_FOLDER, loadDemo } from "../../src/demo/loadDemo.ts";
import type { ReportModel } from "../../src/domain/report/reportModel.ts";
import { createLogger } from "../../src/observe/logger.ts";
import { performAct } from "../../src/messaging/act.ts";
import { type Service } from "../../src/service/startService.ts";
import { checkWholeAudit } from "../../src/usecases/audit/checkWholeAudit.ts";
import { compileModel } from "../../src/usecases/document/compileDocument.ts";
import { publishBuiltInForms } from "../../src/usecases/form/publishBuiltInForms.ts";
import type { IssuedInvite } from "../../src/usecases/inspection/createInspection.ts";
import { collect } from "../cli/support/collect.ts";
import { freshDatabase } from "./database.ts";
import { startSmtpFake, type SmtpFake } from "./startSmtpFake.ts";
import { startTelegramFake, type TelegramFake } from "./telegram/startTelegramFake.ts";
import type { FakeUser } from "./telegram/FakeUser.ts";
import { telegramChat } from "./telegramChat.ts";
import type { Actor } from "./Actor.ts";
import { setUpOn, TEST_AUDIT_KEY } from "./testService.ts";
import { webActor } from "./webActor.ts";
import { startWorldService, type WorldSettings } from "./worldService.ts";
import { startZaloFake, type ZaloFake } from "./zalo/startZaloFake.ts";
import { tellNobody } from "./toldOfPersonalData.ts";
import { withClient } from "./withClient.ts";
import { zaloChat } from "./zalo/zaloChat.ts";
import { startZaloOaFake, type ZaloOaFake } from "./zaloOa/startZaloOaFake.ts";
import { zaloOaChat } from "./zaloOa/zaloOaChat.ts";
import { syncFindings } from "../../src/usecases/finding/syncFindings.ts";

/** Channels a scenario is played on. */
export const CHANNELS = ["web", "telegram", "telegram webhook", "zalo", "zalo oa"] as const;
export type TestChannel = (typeof CHANNELS)[number];

/** Channels that one service speaks on at the same time. */
export const TOGETHER = ["web", "telegram", "zalo", "zalo oa"] as const satisfies readonly TestChannel[];

/** Where it makes no difference to what is said how Telegram hands updates over. */
export const PLAYED_ON = CHANNELS.filter((channel) => channel !== "telegram webhook");

/** Where a channel is only the way to what is tested: one with buttons, and one where choices are typed. */
export const WITH_AND_WITHOUT_BUTTONS = ["web", "zalo"] as const satisfies readonly TestChannel[];

export interface World {
  service: Service;
  invites: IssuedInvite[];
  telegram: TelegramFake | null;
  zalo: ZaloFake | null;
  zaloOa: ZaloOaFake | null;
  mail: SmtpFake;
  clock: TestClock;
  /** Somebody's chat before the invitation is followed; on the first channel when none is named. */
  stranger(on?: TestChannel): Promise<Actor>;
  /** The person with this name, role or area, enrolled and at the menu. */
  person(who: string, on?: TestChannel): Promise<Actor>;
  invite(who: string): IssuedInvite;
  /** Stored answers of an area by question. */
  answersOf(area: string): Promise<Record<string, unknown>>;
  report(): Promise<ReportModel>;
  /** Resolves when the bytes of everything sent have been fetched and judged, and people told. */
  settled(): Promise<void>;
  /** Ends the service as `kill -9` would leave the database, and starts it again. */
  restart(meanwhile?: () => void): Promise<void>;
  /** What a backup of this moment holds. */
  backUp(): Promise<BackupEntry[]>;
  /** Ends the service, puts the database back to a backup and starts it again. */
  restore(backup: readonly BackupEntry[], meanwhile?: () => void): Promise<void>;
  close(): Promise<void>;
}

export interface TestClock extends Clock {
  advance(ms: number): void;
}

export interface WorldOptions extends WorldSettings {
  /** False: people are still to be told what happens to their data, once they have enrolled. */
  told?: boolean;
}

const FIRST_USER = 7_000_001;

/** The Telegram app of whoever came to the world first. */
export function firstTelegramUser({ telegram }: Pick<World, "telegram">): FakeUser {
  if (telegram === null) throw new Error("the world has no Telegram");
  return telegram.user(FIRST_USER + 1);
}

/** The afternoon of the visit. */
const START = Date.parse("2020-09-17T15:00:00+07:00");
/** For what jobs do, on a busy machine. */
const PATIENCE = { timeout: 30_000, interval: 50 };

/**
 * An inspection in a fresh database, with the service on one channel or several.
 * @param setUp makes the inspection; that of Chợ Đồn when not given
 */
export async function createWorld(
  channels: TestChannel | readonly [TestChannel, ...TestChannel[]],
  setUp: (service: Service) => Promise<IssuedInvite[]> = choDon,
  { told = true, ...settings }: WorldOptions = {},
): Promise<World> {
  const on: readonly TestChannel[] = typeof channels === "string" ? [channels] : channels;
  const database = await freshDatabase();
  if (!told) await withClient(database.connectionString, tellNobody);
  const telegram = on.some((channel) => channel.startsWith("telegram")) ? await startTelegramFake() : null;
  const clock = testClock();
  const zalo = on.includes("zalo") ? await startZaloFake({ now: () => clock.now() }) : null;
  const zaloOa = on.includes("zalo oa") ? await startZaloOaFake({ now: () => clock.now() }) : null;
  const mail = await startSmtpFake();
  const fakes = { telegram, zalo, zaloOa, mail };
  const telegramMode = on.includes("telegram webhook") ? "webhook" : "polling";
  let service = await startWorldService(database, fakes, clock, { telegramMode, settings });
  const invites = await setUpOn(service, setUp);
  let nextUser = FIRST_USER;

  const idle = async () => {
    await telegram?.drained();
    await zalo?.drained();
    await zaloOa?.drained();
    await service.idle();
  };

  const world: World = {
    get service() {
      return service;
    },
    invites,
    telegram,
    zalo,
    zaloOa,
    mail,
    clock,
    stranger: async (channel = on[0]) => {
      const isTelegram = channel?.startsWith("telegram") === true;
      if (telegram !== null && isTelegram) return telegramChat(telegram, (nextUser += 1), idle);
      const name = `Người dùng ${(nextUser += 1)}`;
      if (zaloOa !== null && channel === "zalo oa") return zaloOaChat(zaloOa, name, idle);
      if (zalo !== null && channel === "zalo") return zaloChat(zalo, name, idle);
      if (channel === "web") return webActor(() => service.publicUrl, idle);
      throw new Error(`this world has no ${channel}`);
    },
    async person(who, channel) {
      const actor = await world.stranger(channel);
      await actor.open(world.invite(who).code);
      await actor.presses("Đúng, bắt đầu");
      return actor;
    },
    invite(who) {
      const invite = invites.find((one) => one.person === who || one.role === who || one.areas.includes(who));
      if (invite === undefined) throw new Error(`the demo has nobody called ${who}`);
      return invite;
    },
    async answersOf(area) {
      const rows = await service.services.db.prisma.answer.findMany({ where: { areaRecord: { area } } });
      return Object.fromEntries(
        rows.map((row) => [row.question, row.state === "answered" ? row.value : row.state]),
      );
    },
    report: () =>
      performAct(service.services, { key: "test:report" }, async (act) => {
        const tx = await act.uow.prisma();
        const inspection = await tx.inspection.findFirstOrThrow();
        await syncFindings(act, inspection.id);
        return (await compileModel(act, inspection.id, "vi")).model;
      }),
    async settled() {
      const { evidence } = service.services.db.prisma;
      await vi.waitUntil(async () => (await evidence.count({ where: { state: "pending" } })) === 0, PATIENCE);
      await idle();
    },
    async restart(meanwhile) {
      await service.stop();
      meanwhile?.();
      service = await startWorldService(database, fakes, clock, { telegramMode, settings });
    },
    backUp: () => collect(dumpDatabase(database.connectionString, new Date(clock.now()))),
    async restore(backup, meanwhile) {
      await service.stop();
      meanwhile?.();
      await database.empty();
      await restoreDatabase(database.connectionString, Readable.from(backup, { objectMode: true }), {
        auditKey: TEST_AUDIT_KEY,
        acceptBrokenAudit: false,
        mustBeSafe: false,
        log: createLogger("silent"),
      });
      service = await startWorldService(database, fakes, clock, { telegramMode, settings });
    },
    async close() {
      await expectRecordsAsLogged(service);
      await service.stop();
      await telegram?.close();
      await zalo?.close();
      await zaloOa?.close();
      await mail.close();
      await database.drop();
    },
  };
  return world;
}

/**
 * Whatever a scenario has done to answers, findings and files stands in the audit log, too. Rows that the log
 * does not know are those that a test has made itself.
 */
async function expectRecordsAsLogged({ services }: Service): Promise<void> {
  const proof = { key: services.auditKey, anchors: new Map() };
  const { chains } = await checkWholeAudit(services.db.pool, proof);
  const wrong = chains.flatMap(({ chain, fault, records }) => [
    ...(fault === null ? [] : [{ chain, ...fault }]),
    ...records.filter(({ reason }) => reason !== "unlogged").map((record) => ({ chain, ...record })),
  ]);
  expect(wrong).toEqual([]);
}

async function choDon({ services }: Service): Promise<IssuedInvite[]> {
  await publishBuiltInForms(services);
  return (await loadDemo(services)) ?? [];
}

function testClock(): TestClock {
  let offset = START - Date.now();
  return {
    now: () => Date.now() + offset,
    advance(ms) {
      offset += ms;
    },
  };
}

/** The dialogue of the demo, which begins before people are told of their data: what each person of the inspection types. */
export async function demoDialogue(): Promise<Dialogue> {
  return dialogueSchema.parse(parse(await readFile(join(DEMO_FOLDER, "dialogue.yaml"), "utf8")));
}
