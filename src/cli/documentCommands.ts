import { createHash, randomUUID } from "node:crypto";
import { Option, type Command } from "commander";
import { DOCUMENT_KINDS, type DocumentKind } from "../domain/report/reportModel.ts";
import { LOCALES, type Locale } from "../domain/text.ts";
import type { Act } from "../messaging/act.ts";
import { withVerification } from "../usecases/document/compileDocument.ts";
import { documentName } from "../usecases/document/documentName.ts";
import { type DocumentSource, keptFile, type KeptFile } from "../usecases/document/frozenPaper.ts";
import { DOCUMENT_FORMATS, type DocumentFormat } from "../domain/report/documentOrder.ts";
import { storeDocument } from "../usecases/document/storeDocument.ts";
import { verifyAddress } from "../usecases/document/verifyDocument.ts";
import { compileFigures, compilePaper } from "./compileInspection.ts";
import type { DrawnFile } from "../documents/renderer.ts";
import { inspectPdf } from "../documents/inspectPdf.ts";
import { draw } from "./draw.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { asOperator, type Environment, type Operator, serviceAddress } from "./operator.ts";
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
    .description(
      "compile a document from the answers as they are now, or of a numbered paper as it was then, store it as a revision and write it to a file",
    )
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
  const kept =
    format === "json" ? null : await operator.act((one) => keptOf(one, code, { ...options, format }));
  const id = kept?.id ?? randomUUID();
  const { bytes, pages, number, source } = kept ?? (await contentOf(operator, code, id, options));
  await writeWhole(out, bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const stored =
    format === "json" || source === null
      ? kept
      : await operator.act((one) => store(one, id, bytes, source, options, format));
  await operator.act(async (one) =>
    one.audit({
      chain: code,
      action: "document.exported",
      object: `inspection:${code}`,
      data: { kind, format, language, sha256 },
    }),
  );
  const size = bytes.length;
  return {
    data: {
      inspection: code,
      kind,
      format,
      language,
      file: out,
      size,
      sha256,
      pages,
      document: stored === null ? null : id,
      revision: stored?.revision ?? null,
      number,
    },
    text: `${out}: ${stored === null ? "" : `revision ${stored.revision}, `}${pages === null ? "" : `${pages} pages, `}${size} bytes, SHA-256 ${sha256}`,
  };
}

interface Content extends DrawnFile {
  number: string | null;
  /** Null of a file that was stored before. */
  source: DocumentSource | null;
}

/** Of a numbered paper the very file that was drawn of it before. */
async function keptOf(
  act: Act,
  code: string,
  order: { kind: DocumentKind; format: DocumentFormat; language: Locale },
): Promise<(Content & KeptFile) | null> {
  const tx = await act.uow.prisma();
  const inspection = await tx.inspection.findUnique({ where: { code }, select: { id: true } });
  const kept = inspection === null ? null : await keptFile(act, inspection.id, order);
  if (kept === null) return null;
  const inspected = order.format === "pdf" ? inspectPdf(kept.bytes) : null;
  return { ...kept, pages: inspected?.ok === true ? inspected.pages : null, source: null };
}

async function store(
  act: Act,
  id: string,
  bytes: Uint8Array,
  source: DocumentSource,
  { kind, language }: Options,
  format: DocumentFormat,
): ReturnType<typeof storeDocument> {
  const tx = await act.uow.prisma();
  const inspection = await tx.inspection.findUniqueOrThrow({ where: { code: source.code } });
  return storeDocument(act, {
    id,
    inspectionId: inspection.id,
    kind,
    format,
    language,
    name: documentName({ kind, format, language, ...source }),
    bytes,
    source,
    requestedById: "operator",
  });
}

async function contentOf(
  { act, config }: Operator,
  code: string,
  id: string,
  { kind, format, language }: Options,
): Promise<Content> {
  if (format === "xlsx") {
    const { workbook, ...source } = await act((one) => compileFigures(one, code, language));
    return {
      ...(await draw((renderer) => renderer.renderWorkbook(workbook))),
      source,
      number: source.number,
    };
  }
  const { model, pictures, ...source } = await act(async (one) => {
    const paper = await compilePaper(one, code, kind, language);
    if (format !== "pdf") return paper;
    const address = verifyAddress(serviceAddress(config), id);
    return { ...paper, model: await withVerification(one, paper.model, paper, address) };
  });
  const { number } = source;
  switch (format) {
    case "json":
      return { bytes: Buffer.from(`${JSON.stringify(model, null, 2)}\n`), pages: null, source, number };
    case "docx":
      return { ...(await draw((renderer) => renderer.renderWord(model, pictures))), source, number };
    case "pdf":
      return { ...(await draw((renderer) => renderer.render(model, pictures))), source, number };
    default:
      return format satisfies never;
  }
}
