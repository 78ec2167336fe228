import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { z } from "zod";
import { kiemtraWith, type Kiemtra } from "./support/runKiemtra.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const ROOT = join(import.meta.dirname, "../..");
let folder: string;
/** The real command in a process of its own, on an embedded database in the test's folder. */
let kiemtra: Kiemtra;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kiemtra-cli-"));
  kiemtra = kiemtraWith({ DATA_DIR: join(folder, "data"), PUBLIC_URL: "https://kiemtra.example" });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it("creates an inspection, lists it, verifies its audit chain and builds its report", async () => {
  const created = await kiemtra("inspection", "create", join(ROOT, "demo/cho-don/inspection.yaml"), "--json");
  expect(created.code).toBe(0);
  const made = z
    .strictObject({
      inspection: z.literal("CHO-DON-2020"),
      invites: z.array(
        z.strictObject({
          role: z.string(),
          person: z.string(),
          areas: z.array(z.string()),
          code: z.string().length(26),
          link: z.string().startsWith("https://kiemtra.example/i/"),
        }),
      ),
    })
    .parse(JSON.parse(created.stdout));
  expect(made.invites.map((invite) => invite.role)).toContain("unit_contact");

  const again = await kiemtra("inspection", "create", join(ROOT, "demo/cho-don/inspection.yaml"));
  expect(again.code).toBe(1);
  expect(again.stderr).toContain("CHO-DON-2020");

  const list = await kiemtra("inspection", "list", "--json");
  expect(JSON.parse(list.stdout)).toMatchObject({ inspections: [{ code: "CHO-DON-2020", areas: 7 }] });

  const audit = await kiemtra("audit", "verify", "--json");
  expect(JSON.parse(audit.stdout)).toMatchObject({ ok: true });

  const file = join(folder, "report.json");
  const what = ["CHO-DON-2020", "--kind", "inspection_report", "--format", "json", "--out", file];
  const built = await kiemtra("document", "build", ...what);
  expect(built.code).toBe(0);
  expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ kind: "inspection_report", findings: [] });
});

it("names every mistake of an inspection file and writes nothing", async () => {
  const file = join(folder, "wrong.yaml");
  const demo = await readFile(join(ROOT, "demo/cho-don/inspection.yaml"), "utf8");
  await writeFile(
    file,
    demo.replace("visitDate: 2020-09-17", "visitDate: 31/02/2020").replace("lead", "boss"),
  );
  const refused = await kiemtra("inspection", "create", file);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain("visitDate");
  expect(refused.stderr).toContain("role");
});

it("checks a form folder and says what is wrong where", async () => {
  const right = await kiemtra("form", "check", join(ROOT, "forms/cchc-nq76"), "--json");
  expect(right.code).toBe(0);
  expect(JSON.parse(right.stdout)).toMatchObject({ ok: true, form: { id: "cchc-nq76" } });
  const broken = join(folder, "form");
  expect((await kiemtra("form", "export", "cchc-nq30c", "--out", broken)).code).toBe(0);
  const survey = await readFile(join(broken, "survey.csv"), "utf8");
  await writeFile(join(broken, "survey.csv"), survey.replace("select_one yes_no", "select_one no_such_list"));
  const wrong = await kiemtra("form", "check", broken, "--json");
  expect(wrong.code).toBe(1);
  expect(wrong.stdout).toContain("no_such_list");
  expect(JSON.parse(wrong.stdout)).toMatchObject({ ok: false, usable: false });
});

it("takes a form with what ODK's own tools let pass, and names it", async () => {
  const path = join(folder, "untranslated");
  await mkdir(path);
  await writeFile(
    join(path, "survey.csv"),
    "type,name,label::vi,label::en\nbegin group,g,Nhóm,Group\ntext,a,Câu hỏi,\nend group,,,\n",
  );
  await writeFile(join(path, "settings.csv"), "form_id,version\nuntranslated,1\n");
  const checked = await kiemtra("form", "check", path, "--json");
  expect(checked.code).toBe(1);
  expect(JSON.parse(checked.stdout)).toMatchObject({
    ok: false,
    usable: true,
    problems: [{ code: "translation_missing", row: 3 }],
  });
  const stored = await kiemtra("form", "import", path, "--json");
  expect(stored.code).toBe(0);
  expect(JSON.parse(stored.stdout)).toMatchObject({
    ok: true,
    isNew: true,
    notices: [{ code: "translation_missing", row: 3 }],
  });
});

it("asks whose a form is where there are several organizations, and shows it in the list", async () => {
  const file = join(folder, "other.yaml");
  const demo = await readFile(join(ROOT, "demo/cho-don/inspection.yaml"), "utf8");
  const name = /organization:\s+name: (.+)/.exec(demo)?.[1] ?? "";
  await writeFile(file, demo.replace(name, "UBND tỉnh khác").replaceAll("CHO-DON-2020", "KHAC-2020"));
  expect((await kiemtra("inspection", "create", file)).code).toBe(0);
  const path = join(folder, "untranslated");
  const unclear = await kiemtra("form", "import", path);
  expect(unclear.code).toBe(1);
  expect(unclear.stderr).toContain("--organization");
  expect(unclear.stderr).toContain("UBND tỉnh khác");
  const own = ["--organization", "UBND tỉnh khác"];
  expect(JSON.parse((await kiemtra("form", "import", path, ...own, "--json")).stdout)).toMatchObject({
    published: "new",
  });
  const list = JSON.parse((await kiemtra("form", "list", "--json")).stdout);
  expect(list).toMatchObject({
    forms: expect.arrayContaining([
      expect.objectContaining({
        id: "untranslated",
        versions: expect.arrayContaining([expect.objectContaining({ organization: "UBND tỉnh khác" })]),
      }),
    ]),
  });
  expect((await kiemtra("form", "import", path, "--for-all", "--json")).code).toBe(0);
});
