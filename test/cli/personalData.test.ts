import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { z } from "zod";
import { openDatabase, type Database } from "../../src/db/database.ts";
import { DEMO_FOLDER } from "../../src/demo/loadDemo.ts";
import { durableServer, type DurableServer } from "./support/durableServer.ts";
import { jsonOf, kiemtraWith, type Kiemtra } from "./support/runKiemtra.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const CODE = "CHO-DON-2020";
let folder: string;
let server: DurableServer;
let db: Database;
let kiemtra: Kiemtra;
/** Id of the contact of the unit, who wrote once, long before the oldest period. */
let person: string;
const LONG_AGO = new Date("2015-03-02T08:00:00Z");

beforeAll(async () => {
  server = await durableServer();
  folder = await mkdtemp(join(tmpdir(), "kiemtra-personal-"));
  const connectionString = await server.database("kiemtra");
  kiemtra = kiemtraWith({ DATABASE_URL: connectionString, DATA_DIR: join(folder, "data") });
  jsonOf(await kiemtra("inspection", "create", join(DEMO_FOLDER, "inspection.yaml"), "--json"));
  db = openDatabase({ connectionString });
  const contact = await db.prisma.teamMember.findFirstOrThrow({ where: { role: "unit_contact" } });
  person = contact.personId;
  const account = { channel: "telegram", externalId: "440044", personId: person } as const;
  await db.prisma.channelAccount.create({ data: account });
  await db.prisma.inboxUpdate.create({
    data: {
      key: "old",
      channel: "telegram",
      conversation: "tg:440044",
      orderKey: 1,
      payload: { message: { text: "chuyện cũ" } },
      receivedAt: LONG_AGO,
      doneAt: LONG_AGO,
    },
  });
});
afterAll(async () => {
  await db.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const idSchema = z.looseObject({ id: z.string() });

it("keeps, draws, holds, removes", async () => {
  const periods = join(folder, "days.yaml");
  await writeFile(periods, "keys: 3650\nwebChat: 100\n");
  expect(jsonOf(await kiemtra("retention", "set", periods, "--json"))).toMatchObject({
    periods: { keys: 3_650, webChat: 100, received: 180 },
  });
  expect((await kiemtra("retention", "show")).stdout).toContain("webChat: 100");
  await writeFile(periods, "answers: 30\n");
  const wrong = await kiemtra("retention", "set", periods);
  expect(wrong.code).toBe(1);
  expect(wrong.stderr).toContain("answers");

  const drawn = await kiemtra("retention", "--dry-run");
  expect(drawn.stdout).toContain("received: 1");
  expect(drawn.stdout).toContain("keys: 1");
  expect(drawn.stdout).toContain("Nothing has changed.");
  const { id } = idSchema.parse(
    jsonOf(await kiemtra("hold", "add", "--inspection", CODE, "--reason", "Khiếu nại số 12", "--json")),
  );
  expect(jsonOf(await kiemtra("retention", "--json"))).toMatchObject({
    done: true,
    counts: { keys: 0, received: 0 },
  });
  expect((await kiemtra("hold", "list")).stdout).toContain(`${CODE}, since`);
  expect((await kiemtra("hold", "remove", id, "--reason", "Đã giải quyết")).code).toBe(0);
  expect(jsonOf(await kiemtra("retention", "--json"))).toMatchObject({ counts: { keys: 1 } });
  expect((await kiemtra("hold", "list")).stdout.trim()).toBe("There is no hold.");
});

it("names the officer, exports a person, notes and answers what is asked for, erases", async () => {
  expect((await kiemtra("privacy", "officer", "Ông Hà Văn An, 0209 3870 123")).code).toBe(0);
  expect((await kiemtra("privacy", "show")).stdout).toContain("Officer: Ông Hà Văn An, 0209 3870 123");

  const out = join(folder, "copy");
  expect((await kiemtra("person", "export", person, "--out", out)).code).toBe(0);
  expect((await readdir(out)).toSorted((a, b) => a.localeCompare(b))).toEqual([
    "person.json",
    "person.xlsx",
    "SHA256SUMS",
  ]);
  expect(JSON.parse(await readFile(join(out, "person.json"), "utf8"))).toMatchObject({
    person: { id: person },
    accounts: [{ address: "440044" }],
  });

  const asked = await kiemtra("request", "add", person, "--kind", "erase", "--text", "Đề nghị xóa");
  expect(asked.stdout).toContain("to be answered by");
  const refused = await kiemtra("person", "erase", person, "--yes");
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain(`They still take part in ${CODE}`);
  const closed = await kiemtra("inspection", "close", CODE, "--reason", "kết thúc");
  expect(closed.code).toBe(0);
  expect((await kiemtra("person", "erase", person)).stdout).toContain("Nothing has changed");
  expect((await kiemtra("request", "list")).stdout).toContain("Đề nghị xóa");
  const erased = await kiemtra("person", "erase", person, "--yes");
  expect(erased.stdout).toContain("Erased: accounts 1");
  expect(erased.stdout).toContain("Luật Lưu trữ 33/2024/QH15");
  expect((await kiemtra("request", "list")).stdout.trim()).toBe("Nothing waits.");
  expect((await kiemtra("request", "list", "--all")).stdout).toContain("partly on");
  expect((await kiemtra("audit", "verify")).code).toBe(0);

  const list = join(folder, "people.csv");
  expect((await kiemtra("breach-list", "--inspection", CODE, "--out", list)).code).toBe(0);
  expect(await readFile(list, "utf8")).toContain(`,${CODE},`);
});
