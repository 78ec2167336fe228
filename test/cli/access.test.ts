import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { DEMO_FOLDER } from "../../src/demo/loadDemo.ts";
import { withClient } from "../support/withClient.ts";
import { durableServer, type DurableServer } from "./support/durableServer.ts";
import { jsonOf, kiemtraWith, type Kiemtra } from "./support/runKiemtra.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const CODE = "CHO-DON-2020";
let server: DurableServer;
let databaseUrl: string;
let folder: string;
let kiemtra: Kiemtra;
beforeAll(async () => {
  server = await durableServer();
  databaseUrl = await server.database("kiemtra");
  folder = await mkdtemp(join(tmpdir(), "kiemtra-cli-"));
  kiemtra = kiemtraWith({ DATABASE_URL: databaseUrl, DATA_DIR: join(folder, "data") });
  jsonOf(await kiemtra("inspection", "create", join(DEMO_FOLDER, "inspection.yaml"), "--json"));
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const query = (text: string) =>
  withClient(databaseUrl, async (client) => (await client.query<Record<string, unknown>>(text)).rows);

it("member role: somebody gets another role; the last lead keeps theirs", async () => {
  const changed = await kiemtra(
    "member",
    "role",
    CODE,
    "--person",
    "cải cách TTHC",
    "--to",
    "secretary",
    "--json",
  );
  expect(jsonOf(changed)).toMatchObject({ inspection: CODE, from: "member", to: "secretary" });
  expect(await query(`SELECT role FROM "TeamMember" WHERE role = 'secretary'`)).toHaveLength(1);
  const lead = await kiemtra("member", "role", CODE, "--person", "Vũ Đức Chính", "--to", "member");
  expect(lead).toMatchObject({ code: 1, stderr: expect.stringContaining("has no other lead") });
  const side = await kiemtra("member", "role", CODE, "--person", "Chung", "--to", "member");
  expect(side).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("of a team and of an inspected unit"),
  });
  const none = await kiemtra("member", "role", CODE, "--person", "Chung", "--to", "boss");
  expect(none.code).toBe(2);
});

it("person suspend, restore and unlink, sessions revoke: by name, each audited with what it ended", async () => {
  const suspended = await kiemtra("person", "suspend", "vu duc chinh", "--reason", "Chờ xác minh", "--json");
  expect(jsonOf(suspended)).toMatchObject({ suspended: true, withoutLead: [CODE] });
  expect((await kiemtra("person", "list", "vu duc chinh")).stdout).toContain("suspended");
  expect((await kiemtra("person", "suspend", "vu duc chinh", "--reason", "x")).code).toBe(1);
  expect((await kiemtra("person", "restore", "vu duc chinh")).code).toBe(0);
  const several = await kiemtra("sessions", "revoke", "thành viên");
  expect(several).toMatchObject({ code: 1, stderr: expect.stringContaining("Several people fit") });
  expect((await kiemtra("sessions", "revoke", "Triệu Huy Chung")).stdout).toContain("is signed out");
  const missing = await kiemtra("person", "unlink", "Triệu Huy Chung", "telegram");
  expect(missing).toMatchObject({ code: 1, stderr: expect.stringContaining("no such account") });
  expect((await kiemtra("person", "unlink", "Triệu Huy Chung", "fax")).code).toBe(2);
  const open = `SELECT 1 FROM "Invite" i JOIN "Person" p ON p.id = i."personId"
                 WHERE p."fullName" IN ('Triệu Huy Chung', 'Vũ Đức Chính') AND i."expiresAt" > now()`;
  expect(await query(open)).toEqual([]);
  const actions = await query(
    `SELECT action FROM "AuditEvent" WHERE action ~ '^(person|access|account)[.]' ORDER BY at, seq`,
  );
  expect(actions.map(({ action }) => action)).toEqual([
    "person.suspended",
    "person.restored",
    "access.ended",
  ]);
});
