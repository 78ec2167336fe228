import { afterEach, beforeEach, expect, it } from "vitest";
import { documentWords } from "../../../src/bot/screens/documentWords.ts";
import { createRenderer, type Renderer } from "../../../src/documents/renderer.ts";
import { createLogger } from "../../../src/observe/logger.ts";
import { buildDocument } from "../../../src/usecases/document/buildDocument.ts";
import {
  createField,
  inspectionWithFindings,
  personOf,
  type Field,
  type TestInspection,
} from "../support/field.ts";

let field: Field;
let inspection: TestInspection;
let renderer: Renderer;
beforeEach(async () => {
  field = await createField("2020-09-18 08:00");
  inspection = await inspectionWithFindings(field, { code: "CHO-DON" });
  renderer = createRenderer();
});
afterEach(async () => {
  await renderer.close();
  await field.close();
});

it("the audit log names who asked for a document, not the system", async () => {
  const { id: inspectionId } = await field.db.prisma.inspection.findUniqueOrThrow({
    where: { code: inspection.code },
  });
  const lead = personOf(inspection, "lead");
  await buildDocument(
    {
      services: field.services,
      renderer,
      words: documentWords,
      log: createLogger("silent"),
      publicUrl: () => "https://kiemtra.example",
    },
    {
      id: "0199b1d8-0000-7000-8000-000000000001",
      lastTry: true,
      data: {
        inspectionId,
        kind: "inspection_report",
        format: "xlsx",
        personId: lead.id,
        locale: "vi",
        channel: "web",
        conversation: "web:1",
      },
    },
  );
  const built = await field.db.prisma.auditEvent.findMany({ where: { action: "document.built" } });
  expect(built.map(({ actor }) => actor)).toEqual([lead.id]);
});
