import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { DEMO_FOLDER } from "../../src/demo/loadDemo.ts";
import { withClient } from "../support/withClient.ts";
import { durableServer, type DurableServer } from "./support/durableServer.ts";
import { jsonOf, kiemtraHere, type Kiemtra } from "./support/runKiemtra.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const CODE = "CHO-DON-2020";
const FINDINGS = [
  "TTHC niêm yết tại Bộ phận một cửa chưa đầy đủ, kịp thời",
  "Còn một số vị trí việc làm chưa đúng theo quy định",
  "Hạ tầng CNTT chưa đồng bộ",
];

/** What programs outside rely on. */
const due = z.array(
  z.strictObject({
    at: z.iso.datetime(),
    person: z.string(),
    role: z.string(),
    unit: z.string(),
    step: z.string(),
    late: z.boolean(),
    items: z.array(z.strictObject({ finding: z.string(), dueDate: z.iso.date() })).min(1),
  }),
);
const decided = z.object({ at: z.iso.datetime(), reminders: z.number(), messages: z.number() });
const refused = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    mistakes: z.array(z.object({ place: z.string(), line: z.number().optional(), message: z.string() })),
  }),
});

let server: DurableServer;
let databaseUrl: string;
let folder: string;
let kiemtra: Kiemtra;

beforeAll(async () => {
  server = await durableServer();
  databaseUrl = await server.database("kiemtra");
  folder = await mkdtemp(join(tmpdir(), "kiemtra-cli-"));
  kiemtra = kiemtraHere({ DATABASE_URL: databaseUrl, DATA_DIR: join(folder, "data") });
  jsonOf(await kiemtra("inspection", "create", join(DEMO_FOLDER, "inspection.yaml"), "--json"));
  await withClient(databaseUrl, async (client) => {
    for (const [place, text] of FINDINGS.entries()) {
      await client.query(
        `INSERT INTO "Finding" (id, "inspectionId", area, ordinal, severity, state, text)
         SELECT $1, id, 'procedures', $2, 'moderate', 'confirmed', $3 FROM "Inspection" WHERE code = $4`,
        [randomUUID(), place + 1, text, CODE],
      );
    }
  });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

describe("remediation with the operator's tool", () => {
  it("conclude wants a reason while areas are not handed in", async () => {
    const ended = await kiemtra(..."inspection conclude CHO-DON-2020 --on 2020-09-25 --days 15".split(" "));
    expect(ended.code).not.toBe(0);
    expect(ended.stderr).toContain("procedures: not handed in, 0 of");
    expect(ended.stderr).toContain("--despite REASON");
  });

  it("conclude assigns every point with its due date", async () => {
    const ended = await kiemtra(
      ..."inspection conclude CHO-DON-2020 --on 2020-09-25 --days 15 --working --despite Thử --json".split(
        " ",
      ),
      "--operator",
      "Nguyễn Văn Vận",
    );
    expect(jsonOf(ended)).toMatchObject({
      inspection: CODE,
      concludedOn: "2020-09-25",
      remediations: FINDINGS.map((finding) => ({ finding, dueDate: "2020-10-16", severity: "moderate" })),
    });
  });

  it("the audit log says who has done it, and of no notice that it reaches nobody: the service delivers them", async () => {
    const rows = await withClient(databaseUrl, async (client) => {
      const found = await client.query<{ action: string; actor: string }>(
        'SELECT action, actor FROM "AuditEvent"',
      );
      return found.rows;
    });
    expect(rows).toContainEqual({ action: "inspection.concluded", actor: "operator:Nguyễn Văn Vận" });
    // Nobody was named for the command before: then it is the user of the system.
    expect(rows).toContainEqual({ action: "inspection.created", actor: `operator:${userInfo().username}` });
    expect(rows.filter(({ action }) => action === "notice.nowhere")).toEqual([]);
    const open = await withClient(databaseUrl, (client) =>
      client.query<{ state: string }>('SELECT DISTINCT state FROM "Notice"'),
    );
    expect(open.rows).toEqual([{ state: "open" }]);
  });

  it("reminders due says what would be decided, in the shape that was promised, and decides nothing", async () => {
    const ask = async () =>
      due.parse(jsonOf(await kiemtra("reminders", "due", "--at", "2020-10-07T08:00+07:00", "--json")));
    const first = await ask();
    expect(first).toEqual([
      {
        at: "2020-10-07T00:30:00.000Z",
        person: "Đầu mối của UBND huyện Chợ Đồn",
        role: "unit_contact",
        unit: "UBND huyện Chợ Đồn",
        step: "-7",
        late: false,
        items: FINDINGS.toSorted().map((finding) => ({ finding, dueDate: "2020-10-16" })),
      },
    ]);
    expect(await ask()).toEqual(first);
  });

  it.each(["2020-10-07T07:29+07:00", "2020-10-10T08:00+07:00", "2020-10-08T08:00+07:00"])(
    "nothing of its own day is due at %s: too early, a Saturday, a day without a step",
    async (at) => {
      const all = due.parse(jsonOf(await kiemtra("reminders", "due", "--at", at, "--json")));
      expect(all.filter(({ late }) => !late)).toEqual([]);
    },
  );

  it("reminders run decides it once", async () => {
    const run = async () =>
      decided.parse(jsonOf(await kiemtra("reminders", "run", "--at", "2020-10-07T08:00+07:00", "--json")));
    expect(await run()).toMatchObject({ reminders: 3, messages: 1 });
    expect(await run()).toMatchObject({ reminders: 0, messages: 0 });
    const left = await kiemtra("reminders", "due", "--at", "2020-10-07T08:00+07:00", "--json");
    expect(jsonOf(left)).toEqual([]);
  });

  it("remediation move brings points to the successor, and says what is missing", async () => {
    const move = (point: string, ...more: string[]) =>
      kiemtra("remediation", "move", CODE, "--to", "UBND xã Nghĩa Tá", "--point", point, ...more, "--json");
    const without = await move("3");
    expect(without.code).toBe(1);
    expect(refused.parse(JSON.parse(without.stdout)).error.code).toBe("contact_missing");
    const unknown = await move("9", "--contact", "Ma Thị Lan");
    expect(refused.parse(JSON.parse(unknown.stdout)).error.code).toBe("unknown_point");
    expect(jsonOf(await move("3", "--contact", "Ma Thị Lan"))).toMatchObject({
      inspection: CODE,
      unit: "UBND xã Nghĩa Tá",
      points: [{ number: 3, finding: FINDINGS[2], dueDate: "2020-10-16" }],
      invite: { name: "Ma Thị Lan" },
    });
  });

  it("deadlines are shown, changed by file and followed; a wrong file changes nothing", async () => {
    const show = async () => jsonOf(await kiemtra("deadlines", "show", "--json"));
    expect(await show()).toMatchObject({
      organization: "UBND tỉnh Bắc Kạn",
      periods: { otherwise: { count: 15, unit: "calendar_day" } },
      reminders: { steps: [-7, -3, -1, 0], hours: { from: "07:30", to: "17:00" } },
    });
    const file = join(folder, "deadlines.yaml");
    const usual = (await kiemtra("deadlines", "show")).stdout;
    await writeFile(file, usual.replace("07:30", "25:00").replace("lateEvery: 2", "lateEvery: often"));
    const wrong = await kiemtra("deadlines", "set", file, "--json");
    expect(wrong.code).toBe(1);
    const { mistakes } = refused.parse(JSON.parse(wrong.stdout)).error;
    expect(mistakes.map(({ place }) => place).sort()).toEqual([
      "reminders.hours.from",
      "reminders.lateEvery",
    ]);
    await writeFile(
      file,
      usual
        .replace("- -7", "- -5")
        .replace("bySeverity: {}", "bySeverity: { minor: { count: 30, unit: working_day } }"),
    );
    expect((await kiemtra("deadlines", "set", file)).code).toBe(0);
    expect(await show()).toMatchObject({
      periods: { bySeverity: { minor: { count: 30, unit: "working_day" } } },
      reminders: { steps: [-5, -3, -1, 0] },
    });
    // The due date of 16/10 stays; five working days before it is the 9th.
    const at = ["--at", "2020-10-09T08:00+07:00", "--json"];
    expect(due.parse(jsonOf(await kiemtra("reminders", "due", ...at)))).toContainEqual(
      expect.objectContaining({ step: "-5", late: false }),
    );
    await writeFile(file, "{}\n");
    expect((await kiemtra("deadlines", "set", file)).code).toBe(0);
    expect(await show()).toMatchObject({ reminders: { steps: [-7, -3, -1, 0] } });
  });

  it("reinspect opens a new inspection on the open points, once, and says what is wrong", async () => {
    const reinspect = (on: string, ...more: string[]) =>
      kiemtra("inspection", "reinspect", CODE, "--on", on, ...more, "--json");
    const codeOf = async (ended: ReturnType<typeof reinspect>) =>
      refused.parse(JSON.parse((await ended).stdout)).error.code;
    expect(await codeOf(reinspect("2020-09-24", "--unit", "UBND huyện Chợ Đồn"))).toBe(
      "before_the_conclusion",
    );
    expect(await codeOf(reinspect("2020-12-17"))).toBe("which_unit");
    expect(jsonOf(await reinspect("2020-12-17", "--unit", "UBND huyện Chợ Đồn"))).toMatchObject({
      inspection: `${CODE}-PT1`,
      previous: CODE,
      unit: "UBND huyện Chợ Đồn",
      visitDate: "2020-12-17",
      points: [
        { question: "point_1", number: 1, area: "procedures", finding: FINDINGS[0], state: "assigned" },
        { question: "point_2", number: 2, finding: FINDINGS[1] },
      ],
    });
    expect(await codeOf(reinspect("2020-12-18", "--unit", "UBND huyện Chợ Đồn"))).toBe("under_way");
    expect(jsonOf(await kiemtra("inspection", "show", `${CODE}-PT1`, "--json"))).toMatchObject({
      inspection: { type: "phuc_tra", previous: CODE },
      areas: [{ area: "procedures", total: 2 }],
    });
  });

  it("a calendar file with a wrong row is answered with its line, and nothing is taken over", async () => {
    const file = join(folder, "calendar.csv");
    await writeFile(
      file,
      "day,kind,name,confirmed\n2031-01-01,holiday,Tết Dương lịch,yes\n31/2/2031,holiday,Nghỉ,yes\n",
    );
    const ended = await kiemtra("calendar", "import", file, "--json");
    expect(ended.code).toBe(1);
    const { mistakes } = refused.parse(JSON.parse(ended.stdout)).error;
    expect(mistakes).toEqual([{ line: 3, place: "day", message: "day_invalid: 31/2/2031" }]);
    expect(jsonOf(await kiemtra("calendar", "list", "--year", "2031", "--json"))).toEqual({ days: [] });
  });
});
