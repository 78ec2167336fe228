import { afterAll, beforeAll, expect, it } from "vitest";
import { renderPdf } from "../../../src/documents/renderPdf.ts";
import { compileDocument } from "../../../src/usecases/document/compileDocument.ts";
import {
  changeRemediation,
  type RemediationStep,
} from "../../../src/usecases/remediation/changeRemediation.ts";
import { concludeInspection } from "../../../src/usecases/remediation/concludeInspection.ts";
import { readPdf } from "../../documents/readPdf.ts";
import { createField, inspectionWithFindings, personOf, type Field } from "../support/field.ts";

let field: Field;

beforeAll(async () => {
  field = await createField("2020-09-25 16:00");
});
afterAll(() => field.close());

it("a stored emoji does not prevent the remediation report: nothing of what is written can be edited", async () => {
  const inspection = await inspectionWithFindings(field, {
    code: "EMOJI-1",
    unit: "Đơn vị",
    people: [
      { role: "lead", name: "Vũ Đức Chính" },
      { role: "unit_contact", name: "Hoàng Thị Mai" },
    ],
    findings: ["Một", "Hai", "Ba"].map((text) => ({ severity: "minor" as const, text })),
  });
  const concluded = await field.act(null, (act) =>
    concludeInspection(act, {
      despite: "Thử nghiệm",
      code: inspection.code,
      on: "2020-09-25",
      period: { count: 15, unit: "working_day" },
    }),
  );
  if (!concluded.ok) throw new Error(concluded.reason);
  const ids = concluded.remediations.map(({ remediation }) => remediation);
  const take = async (role: string, place: number, step: RemediationStep) => {
    const remediationId = ids[place] ?? "";
    const done = await field.act(personOf(inspection, role), (act) =>
      changeRemediation(act, { remediationId, step }),
    );
    expect(done.ok).toBe(true);
  };
  await take("unit_contact", 0, { kind: "submit", text: "Đã niêm yết xong 👍 cảm ơn" });
  await take("lead", 0, { kind: "reject", reason: "Gửi thêm ảnh 📷 bảng niêm yết" });
  await take("unit_contact", 1, { kind: "requestExtension", to: "2020-11-02", reason: "Chờ kinh phí 中文" });
  await take("unit_contact", 2, { kind: "contest", reason: "Không thuộc 🙏 thẩm quyền" });

  const { id } = await field.db.prisma.inspection.findFirstOrThrow({ where: { code: inspection.code } });
  const compiled = await field.act(null, (act) => compileDocument(act, id, "remediation_report", "vi"));
  if (compiled === null) throw new Error("nothing assigned");
  const { pages } = await readPdf(await renderPdf(compiled.model, compiled.pictures));
  const lines = pages.flatMap((page) => page.lines.map(({ text }) => text.trim()));
  const said = lines.join(" ").replaceAll(/\s+/g, " ");
  expect(said).toContain("Đã niêm yết xong cảm ơn");
  expect(said).toContain("Gửi thêm ảnh bảng niêm yết");
  expect(said).toContain("lý do: chờ kinh phí");
  expect(said).toContain("có ý kiến: không thuộc thẩm quyền");
});
