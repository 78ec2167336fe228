import { copyFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { z } from "zod";
import { exportForm } from "../../src/domain/form/sheets/exportForm.ts";
import { writeFormFolder } from "../../src/files/writeFormFolder.ts";
import { WebChatClient } from "../../src/demo/WebChatClient.ts";
import { numberForm } from "../support/numberForm.ts";
import { ServiceProcess } from "../support/ServiceProcess.ts";
import { withClient } from "../support/withClient.ts";
import { durableServer, type DurableServer } from "./support/durableServer.ts";
import { jsonOf, kiemtraHere, kiemtraWith, type Kiemtra } from "./support/runKiemtra.ts";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const QUESTIONS = 400;
const HANDLED_WITHIN_MS = 20_000;

const SPEC = `
code: SAO-LUU-1
organization: { name: UBND tỉnh Bắc Kạn, place: Bắc Kạn }
unit: { name: UBND huyện Chợ Đồn, type: huyen }
form: numbers
visitDate: 2020-09-17
dataPeriod: { from: 2020-01-01, to: 2020-09-15 }
team:
  - { role: lead, name: Vũ Đức Chính }
  - { role: member, name: Nguyễn Thị Lan, areas: [area_1] }
`;

const created = z.object({
  invites: z.array(z.object({ role: z.string(), code: z.string(), link: z.string() })),
});
const report = z.looseObject({
  file: z.string(),
  sealed: z.boolean(),
  tables: z.record(z.string(), z.number()),
  audit: z.looseObject({ ok: z.literal(true) }),
});

let folder: string;
let service: ServiceProcess;
let url: string;
let kiemtra: Kiemtra;
/** Beside the people of the test, who are to go on answering. */
let kiemtraBeside: Kiemtra;
let server: DurableServer;

/** The service runs on the embedded database; every command works beside it. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kiemtra-backup-"));
  const environment = { DATA_DIR: join(folder, "data") };
  service = new ServiceProcess(environment);
  [url, server] = await Promise.all([service.start(), durableServer()]);
  kiemtra = kiemtraHere({ ...environment, PUBLIC_URL: url });
  kiemtraBeside = kiemtraWith({ ...environment, PUBLIC_URL: url });
});
afterAll(async () => {
  await service.stop();
  await server.stop();
  await rm(folder, { recursive: true });
});

/** A member at the web chat who answers one number after the other until told to stop. */
async function typist(code: string) {
  const chat = new WebChatClient(() => url);
  await chat.open(code);
  let acknowledged = 0;
  let stopped = false;
  /** What the bot says next, once it has handled what was said before. */
  const after = async (own: number, done: (text: string) => boolean): Promise<void> => {
    const until = Date.now() + HANDLED_WITHIN_MS;
    while (Date.now() < until) {
      const messages = await chat.messages(own);
      if (messages.some(({ from, text }) => from === "bot" && done(text))) return;
      await sleep(10);
    }
    throw new Error("the bot did not answer");
  };
  const newest = async () => (await chat.messages()).at(-1)?.id ?? 0;
  await after(0, (text) => text.includes("Nguyễn Thị Lan"));
  await chat.presses("Đúng, bắt đầu");
  await after(0, (text) => text.includes("đăng ký thành công"));
  await chat.presses("Tôi đã được thông báo");
  await after(0, (text) => text.includes("Đã ghi nhận"));
  await chat.presses("Lĩnh vực 1");
  await after(0, (text) => text.includes(`/${QUESTIONS}`));
  const work = (async () => {
    let seen = await newest();
    while (!stopped) {
      const value = acknowledged + 1_000;
      await chat.says(String(value));
      await after(seen, (text) => text.includes("Đã lưu"));
      acknowledged += 1;
      seen = await newest();
      // No faster than one may write for long.
      await sleep(200);
    }
  })();
  return {
    acknowledged: () => acknowledged,
    async stop() {
      stopped = true;
      await work;
    },
  };
}

/** Values of the answers in order, as the operator's export would have them. */
async function answersIn(databaseUrl: string): Promise<number[]> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ value: number }>(
      `SELECT value FROM "Answer" ORDER BY substring(question FROM '\\d+$')::int`,
    );
    return rows.map(({ value }) => value);
  });
}

const BY_OPERATOR = { object: "database", actor: `operator:${userInfo().username}`, channel: "system" };

/** What the audit log says about the database as a whole. */
async function databaseEvents(databaseUrl: string): Promise<unknown[]> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query(
      `SELECT action, object, actor, channel FROM "AuditEvent"
        WHERE chain = 'system' AND action LIKE 'backup.%' ORDER BY seq`,
    );
    return rows;
  });
}

it("a backup taken while people answer restores to everything acknowledged before it began", async () => {
  const form = join(folder, "form");
  await writeFormFolder(exportForm(numberForm("numbers", { areas: 1, questions: QUESTIONS })), form);
  expect(jsonOf(await kiemtra("form", "import", form, "--json"))).toMatchObject({ ok: true, isNew: true });
  const yaml = join(folder, "inspection.yaml");
  await writeFile(yaml, SPEC);
  const { invites } = created.parse(jsonOf(await kiemtra("inspection", "create", yaml, "--json")));
  const invite = invites.find(({ role }) => role === "member");
  // The link opens the running service beside which it was made.
  expect(invite?.link.startsWith(`${url}/i/`)).toBe(true);
  const member = await typist(invite?.code ?? "");
  while (member.acknowledged() < 3) await sleep(20);

  const acknowledgedBefore = member.acknowledged();
  const key = join(folder, "backup.key");
  await writeFile(key, `${"5a".repeat(32)}\n`);
  const made = report.parse(
    jsonOf(await kiemtraBeside("backup", "--out", folder, "--key-file", key, "--json")),
  );
  const acknowledgedAfter = member.acknowledged();
  await member.stop();

  expect(made.sealed).toBe(true);
  expect(made.file).toMatch(/kiemtra-\d{8}T\d{6}Z-\d+\.tar\.gz\.age$/);
  expect((await stat(made.file)).mode & 0o077).toBe(0);
  const bytes = await readFile(made.file);
  for (const secret of ["Nguyễn Thị Lan", "SAO-LUU-1"]) expect(bytes.includes(secret)).toBe(false);
  expect((await readdir(folder)).filter((name) => name.endsWith(".part"))).toEqual([]);
  // People went on answering meanwhile: otherwise this shows nothing.
  expect(acknowledgedAfter).toBeGreaterThan(acknowledgedBefore);

  // Kept elsewhere than the backups, as the manual says.
  const auditKey = join(folder, "audit.key");
  await copyFile(join(folder, "data", "audit.key"), auditKey);

  // Into a PostgreSQL of the operator's own.
  const external = await server.database("restored");
  const stranger = kiemtraHere({ DATA_DIR: join(folder, "nothing") });
  const common = ["--key-file", key, "--audit-key-file", auditKey, "--json"];
  const restored = jsonOf(await stranger("restore", made.file, "--database-url", external, ...common));
  expect(restored).toMatchObject({ target: "external", tables: made.tables });
  const answers = await answersIn(external);
  expect(answers.length).toBeGreaterThanOrEqual(acknowledgedBefore);
  expect(answers).toEqual(answers.map((_, place) => place + 1_000));

  expect(await databaseEvents(external)).toEqual([{ action: "backup.restored", ...BY_OPERATOR }]);

  // And into a new data folder, with which the service goes on.
  const dataDir = join(folder, "moved");
  jsonOf(await stranger("restore", made.file, "--data-dir", dataDir, ...common));
  const moved = kiemtraHere({ DATA_DIR: dataDir });
  expect(jsonOf(await moved("audit", "verify", "--json"))).toMatchObject({ ok: true });
  expect(jsonOf(await moved("inspection", "show", "SAO-LUU-1", "--json"))).toMatchObject({
    areas: [{ area: "area_1", answered: answers.length, total: QUESTIONS }],
  });
  const again = await stranger("restore", made.file, "--data-dir", dataDir, ...common);
  expect(again.code).toBe(1);
  expect(again.stderr).toContain("not empty");

  // The service that was saved has it in its own log, which goes into the next backup.
  const open = await kiemtra("backup", "--out", folder, "--plain", "--json");
  expect(open.stderr).toContain("is not encrypted");
  const next = report.parse(jsonOf(open));
  const second = await server.database("next");
  jsonOf(
    await stranger("restore", next.file, "--database-url", second, "--audit-key-file", auditKey, "--json"),
  );
  expect(await databaseEvents(second)).toEqual(
    ["backup.made", "backup.restored"].map((action) => ({ action, ...BY_OPERATOR })),
  );
});

it("refuses a target that is not said, a key that is missing, a place that is taken", async () => {
  const [file = ""] = (await readdir(folder)).filter((name) => name.endsWith(".age"));
  const sealed = join(folder, file);
  expect(await kiemtra("restore", sealed)).toMatchObject({ code: 2, stdout: "" });
  const keyless = await kiemtra("restore", sealed, "--check");
  expect(keyless.code).toBe(1);
  expect(keyless.stderr).toContain("--key-file");
  const unnamed = await kiemtra("backup", "--out", join(folder, "unnamed"));
  expect(unnamed.code).toBe(1);
  expect(unnamed.stderr).toContain("--recipient");
  const both = await kiemtra("backup", "--out", join(folder, "both"), "--plain", "--recipient", "age1x");
  expect(both.code).toBe(1);
  const taken = await kiemtra("backup", "--out", sealed, "--plain");
  expect(taken.code).toBe(1);
  expect(taken.stderr).toContain("there already");
  const inUse = await kiemtra(
    "restore",
    sealed,
    "--data-dir",
    join(folder, "data"),
    "--key-file",
    join(folder, "backup.key"),
  );
  expect(inUse.code).toBe(1);
  expect(inUse.stderr).toContain("in use by another Kiemtra");
});
