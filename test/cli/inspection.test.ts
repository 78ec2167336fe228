import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { DEMO_FOLDER } from "../../src/demo/loadDemo.ts";
import { inviteCodeHash } from "../../src/usecases/invite/inviteCode.ts";
import type { ChainLink } from "../../src/db/audit/ChainWalk.ts";
import { headCode } from "../../src/db/audit/headCode.ts";
import { withClient } from "../support/withClient.ts";
import { durableServer, type DurableServer } from "./support/durableServer.ts";
import { jsonOf, kiemtraHere, kiemtraWith, type Kiemtra } from "./support/runKiemtra.ts";
import { tamper } from "./support/tamper.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const YAML = join(DEMO_FOLDER, "inspection.yaml");
const CODE = "CHO-DON-2020";

const invites = z.strictObject({
  inspection: z.literal(CODE),
  namesakes: z.array(z.never()).optional(),
  invites: z.array(
    z.strictObject({
      role: z.string(),
      person: z.string(),
      areas: z.array(z.string()),
      code: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/),
      link: z.string(),
    }),
  ),
});
const refused = z.strictObject({
  error: z.strictObject({
    code: z.string(),
    message: z.string(),
    mistakes: z.array(
      z.strictObject({ place: z.string(), line: z.number().optional(), message: z.string() }),
    ),
  }),
});

let server: DurableServer;
let databaseUrl: string;
let folder: string;
let kiemtra: Kiemtra;
let created: z.infer<typeof invites>;

beforeAll(async () => {
  server = await durableServer();
  databaseUrl = await server.database("kiemtra");
  folder = await mkdtemp(join(tmpdir(), "kiemtra-cli-"));
  kiemtra = kiemtraHere({
    DATABASE_URL: databaseUrl,
    DATA_DIR: join(folder, "data"),
    HOST: "127.0.0.1",
    PORT: "8099",
  });
  created = invites.parse(jsonOf(await kiemtra("inspection", "create", YAML, "--json")));
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

describe("inspection create", () => {
  it("prints one invitation a person, with a link to where the service listens", () => {
    expect(created.invites.map(({ role, areas }) => [role, areas])).toEqual([
      ["lead", []],
      ["member", ["direction"]],
      ["member", ["institutions"]],
      ["member", ["procedures"]],
      ["member", ["organization"]],
      ["member", ["civil_service"]],
      ["member", ["public_finance"]],
      ["member", ["digital_government"]],
      ["unit_head", []],
      ["unit_contact", []],
    ]);
    expect(created.invites[0]?.person).toBe("Vũ Đức Chính");
    for (const { code, link } of created.invites) expect(link).toBe(`http://127.0.0.1:8099/i/${code}`);
  });

  it("refuses a code that is taken and points at its line", async () => {
    const ended = await kiemtra("inspection", "create", YAML, "--json");
    expect(ended.code).toBe(1);
    const { error } = refused.parse(JSON.parse(ended.stdout));
    expect(error.code).toBe("mistakes");
    expect(error.mistakes).toEqual([
      { place: "code", line: 3, message: expect.stringContaining("CHO-DON-2020 already") },
    ]);
  });

  it("refuses a previous inspection of another unit and points at its line", async () => {
    const demo = await readFile(YAML, "utf8");
    const file = join(folder, "previous.yaml");
    await writeFile(
      file,
      demo
        .replace("code: CHO-DON-2020", "code: HONG-3")
        .replace("name: UBND huyện Chợ Đồn", "name: UBND huyện Na Rì")
        .replace("type: dinh_ky", "type: dinh_ky\nprevious: CHO-DON-2020"),
    );
    const { error } = refused.parse(
      JSON.parse((await kiemtra("inspection", "create", file, "--json")).stdout),
    );
    expect(error.mistakes).toEqual([
      { place: "previous", line: 12, message: expect.stringContaining("no inspection of UBND huyện Na Rì") },
    ]);
    expect(await inspectionCodes()).toEqual([CODE]);
  });

  it("names every mistake of shape with its line, and writes nothing", async () => {
    const demo = await readFile(YAML, "utf8");
    const file = join(folder, "shape.yaml");
    await writeFile(
      file,
      demo
        .replace("code: CHO-DON-2020", "code: HONG-1")
        .replace("place: Bắc Kạn", "plac: Bắc Kạn")
        .replace("role: lead", "role: boss")
        .replace("to: 2020-09-15", "to: 2020-10-15")
        .replace("areas: [direction]", ""),
    );
    const ended = await kiemtra("inspection", "create", file, "--json");
    expect(ended.code).toBe(1);
    const { error } = refused.parse(JSON.parse(ended.stdout));
    const lineOf = (text: string) => demo.split("\n").findIndex((line) => line.includes(text)) + 1;
    expect(error.mistakes.map(({ place, line }) => [place, line])).toEqual([
      ["organization.place", lineOf("name: UBND tỉnh Bắc Kạn")],
      ["organization.plac", lineOf("place: Bắc Kạn")],
      ["dataPeriod.to", lineOf("to: 2020-09-15")],
      ["team.0.role", lineOf("role: lead")],
      ["team", lineOf("role: lead")],
      ["team.1.areas", expect.any(Number)],
    ]);
    expect(await inspectionCodes()).toEqual([CODE]);
  });

  it("names every mistake against the form with its line, and writes nothing", async () => {
    const demo = await readFile(YAML, "utf8");
    const file = join(folder, "form.yaml");
    await writeFile(
      file,
      demo
        .replace("code: CHO-DON-2020", "code: HONG-2")
        .replace('extended_pack: "no"', 'extended_pak: "no"')
        .replace("areas: [direction]", "areas: [directon]")
        .replace("Thành viên phụ trách cải cách TTHC", "Thành viên phụ trách cải cách thể chế"),
    );
    const ended = await kiemtra("inspection", "create", file);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toBe("");
    const lineOf = (text: string) => demo.split("\n").findIndex((line) => line.includes(text)) + 1;
    expect(ended.stderr).toContain("3 mistakes, nothing was written");
    expect(ended.stderr).toContain(`line ${lineOf("extended_pack")}, parameters.extended_pak: `);
    expect(ended.stderr).toContain(`line ${lineOf("[direction]")}, team.1.areas.0: `);
    expect(ended.stderr).toContain(`team.3: is the same person with the same role as team.2`);
    expect(await inspectionCodes()).toEqual([CODE]);
  });

  it("says where a file stops being YAML", async () => {
    const file = join(folder, "no.yaml");
    await writeFile(file, "code: A-1\nunit:\n  name: [x\n");
    const ended = await kiemtra("inspection", "create", file);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/line [34], \(file\): /);
  });
});

describe("inspection list and show", () => {
  it("lists", async () => {
    expect(jsonOf(await kiemtra("inspection", "list", "--json"))).toEqual({
      inspections: [
        {
          code: CODE,
          organization: "UBND tỉnh Bắc Kạn",
          unit: "UBND huyện Chợ Đồn",
          visitDate: "2020-09-17",
          form: { id: "cchc-nq30c", version: expect.any(String) },
          status: "in_progress",
          areas: 7,
          submittedAreas: 0,
          findings: 0,
        },
      ],
    });
  });

  it("shows header, team, areas, findings and documents", async () => {
    const view = z
      .strictObject({
        inspection: z.looseObject({ code: z.literal(CODE), visitDate: z.literal("2020-09-17") }),
        team: z.array(z.looseObject({ role: z.string(), enrolled: z.literal(false) })).length(10),
        areas: z
          .array(z.looseObject({ area: z.string(), answered: z.literal(0), total: z.number().positive() }))
          .length(7),
        findings: z.array(z.unknown()).length(0),
        documents: z.array(z.unknown()).length(0),
      })
      .safeParse(jsonOf(await kiemtra("inspection", "show", CODE, "--json")));
    expect(view.error).toBeUndefined();
  });

  it("refuses a code that is not there", async () => {
    const ended = await kiemtra("inspection", "show", "NOPE");
    expect(ended).toMatchObject({ code: 1, stdout: "" });
    expect(ended.stderr).toContain("There is no inspection NOPE");
  });
});

describe("invite", () => {
  it("ends the older invitations of the person, and only theirs", async () => {
    const lead = created.invites[0];
    const again = invites.parse(jsonOf(await kiemtra("invite", CODE, "--person", "vu duc chinh", "--json")));
    expect(again.invites).toHaveLength(1);
    expect(again.invites[0]).toMatchObject({ role: "lead", person: "Vũ Đức Chính", areas: [] });
    const open = await withClient(databaseUrl, async (client) => {
      const { rows } = await client.query<{ codeHash: string }>(
        'SELECT "codeHash" FROM "Invite" WHERE "usedAt" IS NULL AND "expiresAt" > now()',
      );
      return new Set(rows.map(({ codeHash }) => codeHash));
    });
    expect(open.has(inviteCodeHash(lead?.code ?? ""))).toBe(false);
    expect(open.has(inviteCodeHash(again.invites[0]?.code ?? ""))).toBe(true);
    expect(open.size).toBe(created.invites.length);
  });

  it("finds a member by area, and asks which one when several fit", async () => {
    const one = invites.parse(
      jsonOf(await kiemtra("invite", CODE, "--role", "member", "--area", "procedures", "--json")),
    );
    expect(one.invites[0]?.areas).toEqual(["procedures"]);
    const several = await kiemtra("invite", CODE, "--role", "member");
    expect(several.code).toBe(1);
    expect(several.stderr).toContain("Thành viên phụ trách cải cách TTHC (procedures)");
  });

  it("needs somebody to invite: wrong usage is exit code 2", async () => {
    const ended = await kiemtraWith({})("invite", CODE);
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toContain("--person NAME");
  });
});

describe("inspection remove-member and close", () => {
  const telegram = (): Kiemtra =>
    kiemtraHere({
      DATABASE_URL: databaseUrl,
      DATA_DIR: join(folder, "data"),
      TELEGRAM_BOT_TOKEN: "123456:not-a-real-token-of-a-bot",
    });
  const said = () =>
    withClient(databaseUrl, async (client) => {
      const { rows } = await client.query<{ channel: string; text: string }>(
        `SELECT channel::text AS channel, payload ->> 'text' AS text FROM "OutboxMessage" ORDER BY id`,
      );
      return rows;
    });

  it("refuses to leave an area to nobody, and to choose between several people", async () => {
    const open = await kiemtra("inspection", "remove-member", CODE, "--person", "cải cách TTHC", "--json");
    expect(open.code).toBe(1);
    expect(refused.parse(JSON.parse(open.stdout)).error).toMatchObject({
      code: "areas_open",
      message: expect.stringContaining("procedures"),
    });
    const several = await kiemtra("inspection", "remove-member", CODE, "--person", "thành viên");
    expect(several.stderr).toContain("Several people");
    const lead = await kiemtra("inspection", "remove-member", CODE, "--person", "Vũ Đức Chính");
    expect(lead.stderr).toContain("no other lead");
  });

  it("hands the areas over, and tells people on the channels that the service has on", async () => {
    await withClient(databaseUrl, (client) =>
      client.query(
        `INSERT INTO "ChannelAccount" (channel, "externalId", "personId")
         SELECT 'telegram', '77', id FROM "Person" WHERE "fullName" = 'Vũ Đức Chính'`,
      ),
    );
    const removed = jsonOf(
      await telegram()(
        "inspection",
        "remove-member",
        CODE,
        "--person",
        "cải cách TTHC",
        "--to",
        "cải cách thể chế",
        "--json",
      ),
    );
    expect(removed).toMatchObject({
      inspection: CODE,
      removed: { roles: ["member"] },
      handedOver: { areas: ["procedures"], points: [] },
    });
    expect(await said()).toEqual([
      { channel: "telegram", text: expect.stringContaining("không còn tham gia cuộc kiểm tra") },
    ]);
    const { stdout } = await kiemtra("inspection", "show", CODE);
    expect(stdout).not.toContain("cải cách TTHC (");
  });

  it("closes with a reason, once", async () => {
    const early = await kiemtra("inspection", "close", CODE, "--json");
    expect(refused.parse(JSON.parse(early.stdout)).error.code).toBe("not_concluded");
    expect(
      jsonOf(await telegram()("inspection", "close", CODE, "--reason", "Hoãn sang năm sau", "--json")),
    ).toEqual({ inspection: CODE, status: "closed", givenUp: [] });
    expect((await said()).at(-1)).toEqual({
      channel: "telegram",
      text: expect.stringContaining("đã kết thúc"),
    });
    const again = await kiemtra("inspection", "close", CODE, "--reason", "x");
    expect(again.stderr).toContain("closed already");
  });
});

describe("audit verify", () => {
  it("names the first bad entry with exit code 1, and finds a cut-off end by the anchors", async () => {
    const anchors = join(folder, "anchors.jsonl");
    expect(jsonOf(await kiemtra("audit", "verify", "--write-anchors", anchors, "--json"))).toMatchObject({
      ok: true,
      anchorsWritten: 2,
    });
    // Verifying is an act that the log tells of, too.
    expect(jsonOf(await kiemtra("audit", "verify", "--write-anchors", anchors, "--json"))).toMatchObject({
      anchorsWritten: 1,
    });
    const code = await withClient(databaseUrl, async (client) => {
      const { rows } = await client.query<ChainLink>('SELECT seq, hash FROM "AuditHead" WHERE chain = $1', [
        CODE,
      ]);
      return rows.map(headCode).join("");
    });
    await withClient(databaseUrl, async (client) => {
      const last = `(SELECT max(seq) FROM "AuditEvent" WHERE chain = '${CODE}')`;
      await tamper(client, `DELETE FROM "AuditEvent" WHERE chain = '${CODE}' AND seq = ${last}`);
      await client.query(
        `UPDATE "AuditHead" h SET seq = e.seq, hash = e.hash FROM "AuditEvent" e
          WHERE h.chain = '${CODE}' AND e.chain = h.chain AND e.seq = ${last}`,
      );
    });
    expect(jsonOf(await kiemtra("audit", "verify", "--json"))).toMatchObject({ ok: true });
    const cut = await kiemtra("audit", "verify", "--anchors", anchors);
    expect(cut.code).toBe(1);
    expect(cut.stdout).toMatch(new RegExp(`chain ${CODE}: entry \\d+ is missing`));
    // A code that the lead was sent tells the same, and what the service has written down is read by itself.
    const told = await kiemtra("audit", "verify", "--code", `${CODE}:${code}`);
    expect(told.stdout).toMatch(new RegExp(`chain ${CODE}: entry \\d+ is missing`));
    const mistyped = await kiemtra("audit", "verify", "--code", `${CODE}:${code}0`, "--json");
    expect(refused.parse(JSON.parse(mistyped.stdout)).error.code).toBe("no_code");
    const kept = join(folder, "data", "audit-anchors");
    await mkdir(kept, { recursive: true });
    await copyFile(anchors, join(kept, "audit-anchors-2026-01-01.jsonl"));
    expect((await kiemtra("audit", "verify")).stdout).toMatch(
      new RegExp(`chain ${CODE}: entry \\d+ is missing`),
    );
    await rm(kept, { recursive: true });

    await withClient(databaseUrl, (client) =>
      tamper(client, `UPDATE "AuditEvent" SET data = '{"areas": []}' WHERE chain = '${CODE}' AND seq = 2`),
    );
    const changed = await kiemtra("audit", "verify", "--json");
    expect(changed.code).toBe(1);
    expect(JSON.parse(changed.stdout)).toMatchObject({
      ok: false,
      chains: [
        { chain: CODE, fault: { seq: 2, reason: "changed" } },
        { chain: "system", fault: null },
      ],
    });
  });

  it("refuses a command whose audit key is not the service's, before anything is written", async () => {
    const stranger = kiemtraHere({
      DATABASE_URL: databaseUrl,
      DATA_DIR: join(folder, "other"),
    });
    const missing = await stranger("invite", CODE, "--role", "lead");
    expect(missing.code).toBe(1);
    expect(missing.stderr).toContain("AUDIT_KEY");
    const wrong = kiemtraHere({ DATABASE_URL: databaseUrl, AUDIT_KEY: "w".repeat(40) });
    const ended = await wrong("invite", CODE, "--role", "lead", "--json");
    expect(ended.code).toBe(1);
    expect(refused.parse(JSON.parse(ended.stdout)).error.code).toBe("audit_key_wrong");
  });
});

describe("a wrong environment", () => {
  it.each([
    ["a bad variable", { PORT: "eighty" }, "PORT"],
    ["an unreachable database", { DATABASE_URL: "postgres://kiemtra@127.0.0.1:1/x" }, "cannot be reached"],
  ])("%s gives one message without a stack", async (_, environment, text) => {
    const ended = await kiemtraWith(environment)("inspection", "list");
    expect(ended).toMatchObject({ code: 1, stdout: "" });
    expect(ended.stderr).toContain(text);
    expect(ended.stderr).not.toMatch(/^\s+at /m);
  });
});

describe("people of one name", () => {
  it("takes nobody for a namesake: prints them with ids, and whose id the file gives is that person", async () => {
    const demo = await readFile(YAML, "utf8");
    const file = join(folder, "namesakes.yaml");
    const renamed = demo.replace("code: CHO-DON-2020", "code: TRUNG-TEN");
    await writeFile(file, renamed.replace("name: UBND huyện Chợ Đồn", "name: UBND huyện Na Rì"));
    const { stdout } = await kiemtra("inspection", "create", file);
    expect(stdout).toContain("others have the same name");
    const listed = z
      .object({
        people: z.array(z.object({ id: z.string(), roles: z.array(z.object({ inspection: z.string() })) })),
      })
      .parse(jsonOf(await kiemtra("person", "list", "vu duc chinh", "--json")));
    const [first, second] = listed.people;
    expect(listed.people.map(({ roles }) => roles.map(({ inspection }) => inspection))).toEqual([
      [CODE],
      ["TRUNG-TEN"],
    ]);
    for (const one of [first, second]) expect(stdout).toContain(one?.id);
    const ids = [first?.id ?? "", second?.id ?? ""] as const;
    const shown = await kiemtra("person", "merge", ...ids, "--reason", "một người");
    expect(shown.stdout).toContain("Nothing has changed; --yes joins the two");
    expect((await kiemtra("person", "merge", ...ids, "--reason", "một người", "--yes")).code).toBe(0);
    expect((await kiemtra("person", "unmerge", ids[1])).code).toBe(0);
    await withClient(databaseUrl, async (client) => {
      const { rows } = await client.query(
        `SELECT p.id FROM "TeamMember" m JOIN "Person" p ON p.id = m."personId" WHERE m.role = 'lead' ORDER BY m.id`,
      );
      expect(rows).toEqual(ids.map((id) => ({ id })));
    });
    await writeFile(
      file,
      renamed
        .replace("code: TRUNG-TEN", "code: TRUNG-TEN-2")
        .replace("- role: lead\n", `- role: lead\n    person: ${ids[0]}\n`)
        .replace("name: Vũ Đức Chính", "name: Vũ Đức Chinh"),
    );
    const { error } = refused.parse(
      JSON.parse((await kiemtra("inspection", "create", file, "--json")).stdout),
    );
    expect(error.mistakes).toEqual([
      { place: "team.0.person", line: expect.any(Number), message: "is somebody of another name" },
    ]);
  });
});

async function inspectionCodes(): Promise<string[]> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ code: string }>('SELECT code FROM "Inspection" ORDER BY code');
    return rows.map(({ code }) => code);
  });
}
