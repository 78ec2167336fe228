import { createHash } from "node:crypto";
import { Option, type Command } from "commander";
import { inspectPdf } from "../documents/inspectPdf.ts";
import { DOCUMENT_KINDS, type DocumentKind } from "../domain/report/reportModel.ts";
import { LOCALES, type Locale } from "../domain/text.ts";
import { DOCUMENT_FORMATS } from "../usecases/document/documentOrder.ts";
import { compileFigures, compilePaper } from "./compileInspection.ts";
import { draw } from "./draw.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { asOperator, type Environment, type Operator } from "./operator.ts";
import { respond, type Outcome } from "./respond.ts";
import { refuseExisting, writeWhole } from "./writeWhole.ts";

const FORMATS = [...DOCUMENT_FORMATS, "json"] as const;

interface Options extends JsonOption {
  kind: DocumentKind;
  format: (typeof FORMATS)[number];
  out: string;
  language: Locale;
}

/** `document build CODE` */
export function registerDocumentCommands(program: Command, environment: Environment): void {
  program
    .command("document")
    .description("documents of an inspection")
    .command("build")
    .argument("<code>", "code of the inspection")
    .description("compile a document from the answers as they are now and write it to a file")
    .addOption(
      new Option("--kind <kind>", "what to build").choices(DOCUMENT_KINDS).default("inspection_report"),
    )
    .addOption(
      new Option("--format <format>", "xlsx: the figures of the report; json: the document as data")
        .choices(FORMATS)
        .default("pdf"),
    )
    .requiredOption("--out <file>", "file to write")
    .addOption(new Option("--language <language>", "language of the document").choices(LOCALES).default("vi"))
    .option(...JSON_OPTION)
    .action((code: string, options: Options, command: Command) => {
      if (options.format === "xlsx" && options.kind !== "inspection_report")
        command.error("error: there is a workbook of the inspection_report only");
      return respond(options, () => asOperator(environment, (operator) => build(operator, code, options)));
    });
}

async function build(operator: Operator, code: string, options: Options): Promise<Outcome> {
  const { kind, format, language, out } = options;
  await refuseExisting(out);
  const bytes = await contentOf(operator, code, options);
  await writeWhole(out, bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await operator.act(async (one) =>
    one.audit({
      chain: code,
      action: "document.exported",
      object: `inspection:${code}`,
      data: { kind, format, language, sha256 },
    }),
  );
  const size = bytes.length;
  const pages = format === "pdf" ? pagesOf(bytes) : null;
  return {
    data: { inspection: code, kind, format, language, file: out, size, sha256, pages },
    text: `${out}: ${pages === null ? "" : `${pages} pages, `}${size} bytes, SHA-256 ${sha256}`,
  };
}

async function contentOf(
  { act }: Operator,
  code: string,
  { kind, format, language }: Options,
): Promise<Uint8Array> {
  if (format === "xlsx") {
    const { workbook } = await act((one) => compileFigures(one, code, language));
    return draw((renderer) => renderer.renderWorkbook(workbook));
  }
  const { model, pictures } = await act((one) => compilePaper(one, code, kind, language));
  switch (format) {
    case "json":
      return Buffer.from(`${JSON.stringify(model, null, 2)}\n`);
    case "docx":
      return draw((renderer) => renderer.renderWord(model, pictures));
    case "pdf":
      return draw((renderer) => renderer.render(model, pictures));
    default:
      return format satisfies never;
  }
}

function pagesOf(bytes: Uint8Array): number | null {
  const inspected = inspectPdf(bytes);
  return inspected.ok ? inspected.pages : null;
}
