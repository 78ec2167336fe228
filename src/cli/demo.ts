import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Command } from "commander";
import { parse } from "yaml";
import { auditKey } from "../db/audit/auditKey.ts";
import type { Clock } from "../clock.ts";
import { openStore } from "../db/openStore.ts";
import { dialogueSchema, type Dialogue } from "../demo/dialogue.ts";
import { DEMO_FOLDER, loadDemo } from "../demo/loadDemo.ts";
import { playDialogue } from "../demo/playDialogue.ts";
import { WebChatClient } from "../demo/WebChatClient.ts";
import { webChat } from "../demo/webChat.ts";
import { createLogger } from "../observe/logger.ts";
import { performAct } from "../messaging/act.ts";
import { startService, type Service } from "../service/startService.ts";
import { compileModel } from "../usecases/document/compileDocument.ts";
import { publishBuiltInForms } from "../usecases/form/publishBuiltInForms.ts";

/** `npm run demo`: plays the Chợ Đồn inspection through the bot and writes its report. */

const TIME_ZONE = "Asia/Ho_Chi_Minh";
/** The visit's afternoon: what the report is dated from. */
const DEMO_START = Date.parse("2020-09-17T15:00:00+07:00");
const FILE_WITHIN_MS = 60_000;
/** Buttons under the report, and what they give. */
const OTHER_FORMS = [
  ["Bản Word", ".docx"],
  ["Bảng Excel", ".xlsx"],
] as const;

interface Options {
  out: string;
  keep?: string;
}

async function demo(options: Options): Promise<void> {
  const out = resolve(options.out);
  const dataDir =
    options.keep === undefined ? await mkdtemp(join(tmpdir(), "kiemtra-demo-")) : resolve(options.keep);
  const log = createLogger("warn");
  const store = await openStore({ dataDir }, log, { throwAway: options.keep === undefined });
  try {
    const service = await startService({
      config: {
        host: "127.0.0.1",
        port: 0,
        publicUrl: undefined,
        timeZone: TIME_ZONE,
        defaultLocale: "vi",
        role: "all",
      },
      connectionString: store.connectionString,
      auditKey: auditKey(undefined, dataDir),
      clock: clockFrom(DEMO_START),
      log,
    });
    try {
      await play(service, out);
    } finally {
      await service.stop();
    }
  } finally {
    await store.stop();
    if (options.keep === undefined) await rm(dataDir, { recursive: true, force: true });
  }
}

async function play(service: Service, out: string): Promise<void> {
  await publishBuiltInForms(service.services);
  const invites = await loadDemo(service.services);
  if (invites === null) throw new Error("this database already has inspections; give --keep an empty folder");
  const dialogue = await readDialogue();
  const clients = new Map<string, WebChatClient>();
  await playDialogue(dialogue, async (who) => {
    const invite = invites.find((one) => one.role === who || one.areas.includes(who));
    if (invite === undefined) throw new Error(`the demo has no person "${who}"`);
    const client = new WebChatClient(() => service.publicUrl);
    clients.set(who, client);
    const chat = webChat(client, () => service.idle());
    await chat.open(invite.code);
    return chat;
  });
  const lead = clients.get("lead");
  if (lead === undefined) throw new Error("nobody asked for the summary");
  const digest = await digestOf(lead);
  await mkdir(out, { recursive: true });
  const written: string[] = [];
  const write = async (name: string, content: Uint8Array | string) => {
    await writeFile(join(out, name), content);
    written.push(join(out, name));
  };
  await write("bao-cao.pdf", await fileOf(lead, ".pdf"));
  for (const [button, ending] of OTHER_FORMS) {
    await lead.presses(button);
    await write(`bao-cao${ending}`, await fileOf(lead, ending));
  }
  const { services } = service;
  const model = await performAct(services, { key: "demo:report" }, async (act) => {
    const tx = await act.uow.prisma();
    const inspection = await tx.inspection.findFirstOrThrow();
    return (await compileModel(act, inspection.id, "vi")).model;
  });
  await write("report.json", `${JSON.stringify(model, null, 2)}\n`);
  process.stdout.write(`${digest}\n\n${written.join("\n")}\n`);
}

async function readDialogue(): Promise<Dialogue> {
  return dialogueSchema.parse(parse(await readFile(join(DEMO_FOLDER, "dialogue.yaml"), "utf8")));
}

/** The ten lines that the lead got before the report. */
async function digestOf(lead: WebChatClient): Promise<string> {
  await fileOf(lead, ".pdf");
  const messages = await lead.messages();
  const place = messages.findIndex((message) => message.file !== undefined);
  const digest = messages.slice(0, place).findLast((message) => message.from === "bot");
  if (digest === undefined) throw new Error("the report came without its digest");
  return digest.text;
}

/** The newest file with this ending that the lead got; waits for it. */
async function fileOf(lead: WebChatClient, ending: string): Promise<Uint8Array> {
  const until = Date.now() + FILE_WITHIN_MS;
  while (Date.now() < until) {
    const messages = await lead.messages();
    const got = messages.findLast((message) => message.file?.name.endsWith(ending) === true)?.file;
    if (got !== undefined) return lead.file(got.id);
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`no file "*${ending}" arrived`);
}

/** Runs on from `start` at the pace of the real clock. */
function clockFrom(start: number): Clock {
  const offset = start - Date.now();
  return { now: () => Date.now() + offset };
}

const program = new Command("demo")
  .description("Plays the inspection of UBND huyện Chợ Đồn of 17/9/2020 and writes its report")
  .option("--out <dir>", "folder for bao-cao.pdf, .docx, .xlsx and report.json", "out")
  .option("--keep <datadir>", "leave the database there, for the operator's tool with DATA_DIR");

await demo(program.parse().opts<Options>());
