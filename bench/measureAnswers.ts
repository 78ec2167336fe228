import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../src/db/openStore.ts";
import { startEmbedded } from "../src/db/embedded/startEmbedded.ts";
import { createLogger } from "../src/observe/logger.ts";
import { enrolTeams } from "../test/support/enrolTeams.ts";
import { numberForm } from "../test/support/numberForm.ts";
import { ServiceProcess } from "../test/support/ServiceProcess.ts";
import { startTelegramFake, type TelegramFake } from "../test/support/telegram/startTelegramFake.ts";
import { closedLoop, type LoopResult } from "./support/closedLoop.ts";
import { cpuMs, cpuMsOfTree, peakResidentMb } from "./support/processCpu.ts";
import { median, quantile, rounded } from "./support/statistics.ts";

const USERS = 50;
const WARM_UP_ANSWERS = 20;
const ROUNDS = 3;
const ANSWERS_A_ROUND = 60;
/** One long form, answered to its end by each user: windows around answers 10, 100 and 400. */
const LONG_FORM = 400;
const WINDOWS = [
  { answer: 10, from: 5, to: 25 },
  { answer: 100, from: 90, to: 110 },
  { answer: 400, from: 380, to: 400 },
] as const;
const AUDIT_KEY = "k".repeat(32);

interface Sample {
  cpuMsPerReply: number;
  databaseCpuMsPerReply: number;
  repliesPerSecond: number;
  p50Ms: number;
  p99Ms: number;
}

export interface AnswerFigures {
  answer: Sample;
  echo: Sample;
  /** CPU of an answer as a multiple of the bare echo's. */
  timesEcho: number;
  longForm: { answer: number; cpuMsPerAnswer: number }[];
  serviceMb: number;
}

/**
 * CPU of the bot's own process for one answered question, through the full path (inbox, one durable
 * transaction with audit and history, outbox), against a bare grammY echo bot; rounds interleaved,
 * medians of them. The stub of the channel is this process.
 */
export async function measureAnswers(): Promise<AnswerFigures> {
  const folder = await mkdtemp(join(tmpdir(), "kiemtra-bench-"));
  const log = createLogger("error");
  const server = await startEmbedded({ dataDir: join(folder, "db"), log, diesWithProcess: true });
  const fake = await startTelegramFake({ keepCalls: 100 });
  const echoFake = await startTelegramFake({
    keepCalls: 100,
    token: "200300400:AAEchoTokenForBenchmarks-0123456789abc",
  });
  const databaseUrl = server.connectionString;
  await (await openStore({ databaseUrl, dataDir: folder }, log)).stop();
  const team = (code: string, questions: number, firstChat: number) =>
    enrolTeams(databaseUrl, {
      form: numberForm(`form-${questions}`, { areas: 1, questions }),
      inspections: USERS,
      auditKey: AUDIT_KEY,
      firstChat,
      code,
    });
  const short = await team("BENCH", WARM_UP_ANSWERS + ROUNDS * ANSWERS_A_ROUND + 1, 1_001);
  const long = await team("LONG", LONG_FORM, 5_001);
  const service = new ServiceProcess({
    DATABASE_URL: databaseUrl,
    DATA_DIR: join(folder, "data"),
    TELEGRAM_BOT_TOKEN: fake.token,
    TELEGRAM_API_ROOT: fake.url,
    AUDIT_KEY,
  });
  await service.start();
  const echo = await startEcho(echoFake);
  const echoPid = echo.pid ?? 0;
  try {
    const chats = short.map((member) => member.chatId);
    const echoChats = chats.map((chat) => chat + 100_000);
    await closedLoop(fake, chats, 1, () => "/continue");
    const answers = (count: number) => closedLoop(fake, chats, count, (_, place) => String(place));
    const echoes = (count: number) => closedLoop(echoFake, echoChats, count, (_, place) => String(place));
    await answers(WARM_UP_ANSWERS);
    await echoes(WARM_UP_ANSWERS);
    const answerSamples: Sample[] = [];
    const echoSamples: Sample[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      echoSamples.push(await sample(echoPid, server.pid, () => echoes(ANSWERS_A_ROUND)));
      answerSamples.push(await sample(service.pid, server.pid, () => answers(ANSWERS_A_ROUND)));
    }
    const longForm = await measureLongForm(
      fake,
      long.map((member) => member.chatId),
      service.pid,
    );
    const answer = middle(answerSamples);
    const bare = middle(echoSamples);
    return {
      answer,
      echo: { ...bare, databaseCpuMsPerReply: 0 },
      timesEcho: rounded(answer.cpuMsPerReply / bare.cpuMsPerReply, 1),
      longForm,
      serviceMb: Math.round(peakResidentMb(service.pid)),
    };
  } finally {
    echo.kill("SIGKILL");
    await service.kill();
    await Promise.all([fake.close(), echoFake.close()]);
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function startEcho(fake: TelegramFake): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "echoBot.ts"), fake.token, fake.url], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (child.stdout !== null) await once(child.stdout, "data");
  return child;
}

async function sample(pid: number, databasePid: number, run: () => Promise<LoopResult>): Promise<Sample> {
  const before = { own: cpuMs(pid), database: cpuMsOfTree(databasePid) };
  const { replies, wallMs, latenciesMs } = await run();
  return {
    cpuMsPerReply: (cpuMs(pid) - before.own) / replies,
    databaseCpuMsPerReply: (cpuMsOfTree(databasePid) - before.database) / replies,
    repliesPerSecond: (replies * 1_000) / wallMs,
    p50Ms: quantile(latenciesMs, 0.5),
    p99Ms: quantile(latenciesMs, 0.99),
  };
}

function middle(samples: readonly Sample[]): Sample {
  const of = (read: (sample: Sample) => number) => rounded(median(samples.map(read)));
  return {
    cpuMsPerReply: of((sample) => sample.cpuMsPerReply),
    databaseCpuMsPerReply: of((sample) => sample.databaseCpuMsPerReply),
    repliesPerSecond: of((sample) => sample.repliesPerSecond),
    p50Ms: of((sample) => sample.p50Ms),
    p99Ms: of((sample) => sample.p99Ms),
  };
}

/** All users answer the form in step, window by window. */
async function measureLongForm(
  fake: TelegramFake,
  chats: readonly number[],
  pid: number,
): Promise<AnswerFigures["longForm"]> {
  await closedLoop(fake, chats, 1, () => "/continue");
  const figures: AnswerFigures["longForm"] = [];
  let at = 0;
  for (const window of WINDOWS) {
    await closedLoop(fake, chats, window.from - at, (_, place) => String(place));
    const before = cpuMs(pid);
    const { replies } = await closedLoop(fake, chats, window.to - window.from, (_, place) => String(place));
    figures.push({ answer: window.answer, cpuMsPerAnswer: rounded((cpuMs(pid) - before) / replies) });
    at = window.to;
  }
  return figures;
}
