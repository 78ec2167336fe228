import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderPdf } from "../../src/documents/renderPdf.ts";
import type { ReportModel } from "../../src/domain/report/reportModel.ts";
import { isMissing } from "./missingProgram.ts";
import { modelTexts } from "./modelTexts.ts";
import { sampleReport } from "./sampleReport.ts";

const run = promisify(execFile);

/** Without the table of all figures: poppler's reading by tags takes seconds for every hundred cells. */
function shortReport(): ReportModel {
  const model = sampleReport();
  model.appendices[0]?.blocks.splice(1);
  return model;
}

const skip = await isMissing("pdftotext", ["-v"], "poppler-utils");

describe.skipIf(skip)("another program's view of the file (poppler)", { timeout: 120_000 }, () => {
  const model = shortReport();
  let folder = "";
  let file = "";

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "kiemtra-pdf-"));
    file = join(folder, "bao-cao.pdf");
    // The second document of a process is the one that lost letters once.
    await renderPdf(sampleReport());
    await writeFile(file, await renderPdf(model));
  }, 120_000);

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const output = async (program: string, ...args: string[]) => (await run(program, args)).stdout;
  const joined = (text: string) => text.replace(/\s+/gu, " ").trim();

  it("is tagged, titled, A4, PDF 1.7", async () => {
    const info = await output("pdfinfo", file);
    expect(info).toMatch(/^Tagged:\s+yes$/mu);
    expect(info).toMatch(/^Title:\s+Báo cáo kết quả kiểm tra công tác cải cách hành chính năm 2020/mu);
    expect(info).toMatch(/^Page size:\s+595\.28 x 841\.89 pts \(A4\)$/mu);
    expect(info).toMatch(/^PDF version:\s+1\.7$/mu);
    expect(info).toMatch(/^Pages:\s+6$/mu);
  });

  it("has every font embedded, as a subset, with Unicode", async () => {
    const fonts = (await output("pdffonts", file)).trim().split("\n").slice(2);
    expect(fonts).toHaveLength(4);
    for (const font of fonts) expect(font).toMatch(/Tinos-\w+ .*\syes yes yes\s/u);
  });

  it("gives composed text", async () => {
    const text = await output("pdftotext", "-enc", "UTF-8", file, "-");
    expect(text).toBe(text.normalize("NFC"));
  });

  it("gives every paragraph verbatim when read by its tags", async () => {
    const text = joined((await output("pdfinfo", "-struct-text", file)).replaceAll('"', ""));
    // poppler writes each line of a paragraph as a quoted string: the space at its end must be there.
    for (const paragraph of modelTexts(model)) {
      for (const sentence of paragraph.split(/(?<=[.;:]) /u)) {
        expect(text.includes(joined(sentence).replaceAll('"', "")), sentence).toBe(true);
      }
    }
  });

  it("gives the body text verbatim when copied from the page, margins left out", async () => {
    const region = ["-r", "72", "-x", "0", "-y", "56", "-W", "900", "-H", "740"];
    const text = joined(await output("pdftotext", "-enc", "UTF-8", ...region, file, "-"));
    const body = [...model.opening, ...model.closing].flatMap((block) =>
      block.type === "paragraph" ? [block.text] : [],
    );
    expect(body).toHaveLength(2);
    for (const paragraph of body) expect(text).toContain(joined(paragraph));
  });
});
