import { Option, type Command } from "commander";
import { inspectPdf } from "../documents/inspectPdf.ts";
import { LOCALES, type Locale } from "../domain/text.ts";
import { writeFormFolder } from "../files/writeFormFolder.ts";
import { csvText } from "../usecases/export/csvText.ts";
import { documentList, type ListedDocument } from "../usecases/export/documentList.ts";
import type { StoredFile } from "../usecases/export/evidenceFiles.ts";
import { readInspectionFiles } from "../usecases/export/readInspectionFiles.ts";
import { compileInspection } from "./compileInspection.ts";
import { draw } from "./draw.ts";
import { newFolder, type NewFolder } from "./newFolder.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { asOperator, type Environment, type Operator } from "./operator.ts";
import { Refusal } from "./Refusal.ts";
import { respond, type Outcome } from "./respond.ts";
import { unknownInspection } from "./unknownInspection.ts";

interface Options extends JsonOption {
  out: string;
  language: Locale;
}

const REPORT = { pdf: "report.pdf", json: "report.json" };

/** `export CODE --out DIR` */
export function registerExportCommand(program: Command, environment: Environment): void {
  program
    .command("export")
    .argument("<code>", "code of the inspection")
    .description(
      "one inspection as a folder: report, answers, findings, evidence, documents with their list, audit log",
    )
    .requiredOption("--out <folder>", "a new folder")
    .addOption(
      new Option("--language <language>", "language of report and labels").choices(LOCALES).default("vi"),
    )
    .option(...JSON_OPTION)
    .action((code: string, options: Options) =>
      respond(options, () =>
        asOperator(environment, (operator) => exportInspection(operator, code, options)),
      ),
    );
}

async function exportInspection(
  operator: Operator,
  code: string,
  { out, language }: Options,
): Promise<Outcome> {
  const { act } = operator;
  const folder = await newFolder(out);
  try {
    const { model, pictures } = await act((one) => compileInspection(one, code, language));
    // After the report, which may have brought new findings in.
    const files = await act((one) => readInspectionFiles(one, code, language));
    if (files === null) throw unknownInspection(code);
    const { bytes, pages: reportPages } = await draw((renderer) => renderer.render(model, pictures));
    await folder.write(REPORT.pdf, bytes);
    await folder.write(REPORT.json, `${JSON.stringify(model, null, 2)}\n`);
    for (const { path, text } of files.texts) await folder.write(path, text);
    await folder.adopt("form", (path) => writeFormFolder(files.form, path));
    await writeStored(operator, folder, files.evidence);
    const pages = await writeStored(operator, folder, files.documents);
    const report: ListedDocument = {
      path: REPORT.pdf,
      sha256: folder.sums.get(REPORT.pdf) ?? "",
      pages: reportPages,
      createdAt: model.createdAt,
      model,
      language: model.language,
      kind: model.kind,
    };
    const stored = files.documents.map(({ path, sha256, document }) => ({
      path,
      sha256,
      pages: pages.get(path) ?? null,
      createdAt: document.createdAt,
      model: document.kind === model.kind ? model : null,
      language: null,
      kind: document.kind,
    }));
    const { organization } = files.view.inspection;
    const list = documentList({ code, symbol: files.symbol, organization }, [report, ...stored]);
    await folder.write("documents.csv", csvText(list));
    await folder.finish();
    await act(async (one) =>
      one.audit({
        chain: code,
        action: "inspection.exported",
        object: `inspection:${code}`,
        data: { language, files: folder.sums.size, report: report.sha256 },
      }),
    );
    const names = [...folder.sums.keys()];
    return {
      data: {
        inspection: code,
        out,
        files: names.map((path) => ({ path, sha256: folder.sums.get(path) })),
        evidence: files.evidence.length,
        documents: files.documents.length,
      },
      text: [`${out}: ${names.length} files`, ...names.map((name) => `  ${name}`)].join("\n"),
    };
  } catch (error) {
    await folder.discard();
    throw error;
  }
}

/** Byte for byte; a file that is not what was stored is not passed on. Returns the pages of each PDF. */
async function writeStored(
  { services }: Operator,
  folder: NewFolder,
  files: readonly StoredFile[],
): Promise<Map<string, number>> {
  const pages = new Map<string, number>();
  for (const { path, sha256, read } of files) {
    const bytes = await read(services.db.pool);
    if (bytes === null) throw new Refusal("changed_meanwhile", `${path} has gone meanwhile: export again.`);
    await folder.write(path, bytes);
    if (folder.sums.get(path) !== sha256) {
      throw new Refusal(
        "damaged_file",
        `${path} is not what was stored: its SHA-256 differs. Restore a backup.`,
      );
    }
    const count = path.endsWith(".pdf") ? pagesOf(bytes) : null;
    if (count !== null) pages.set(path, count);
  }
  return pages;
}

function pagesOf(bytes: Uint8Array): number | null {
  const inspected = inspectPdf(bytes);
  return inspected.ok ? inspected.pages : null;
}
