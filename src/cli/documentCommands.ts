import { createHash } from "node:crypto";
import { Option, type Command } from "commander";
import { inspectPdf } from "../documents/inspectPdf.ts";
import { LOCALES, type Locale } from "../domain/text.ts";
import { compileInspection } from "./compileInspection.ts";
import { drawPdf } from "./drawPdf.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { asOperator, type Environment } from "./operator.ts";
import { respond, type Outcome } from "./respond.ts";
import { refuseExisting, writeWhole } from "./writeWhole.ts";

const KINDS = ["inspection_report"] as const;
const FORMATS = ["pdf", "json"] as const;

interface Options extends JsonOption {
  kind: (typeof KINDS)[number];
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
    .addOption(new Option("--kind <kind>", "what to build").choices(KINDS).default("inspection_report"))
    .addOption(
      new Option("--format <format>", "pdf, or json for the report as data").choices(FORMATS).default("pdf"),
    )
    .requiredOption("--out <file>", "file to write")
    .addOption(new Option("--language <language>", "language of the document").choices(LOCALES).default("vi"))
    .option(...JSON_OPTION)
    .action((code: string, options: Options) => respond(options, () => build(environment, code, options)));
}

async function build(environment: Environment, code: string, options: Options): Promise<Outcome> {
  const { kind, format, language, out } = options;
  await refuseExisting(out);
  return asOperator(environment, async ({ act }) => {
    const model = await act((one) => compileInspection(one, code, language));
    const bytes =
      format === "json" ? Buffer.from(`${JSON.stringify(model, null, 2)}\n`) : await drawPdf(model);
    await writeWhole(out, bytes);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    await act(async (one) =>
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
  });
}

function pagesOf(bytes: Uint8Array): number | null {
  const inspected = inspectPdf(bytes);
  return inspected.ok ? inspected.pages : null;
}
