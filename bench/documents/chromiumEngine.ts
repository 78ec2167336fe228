import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { launch } from "../../test/browser/browser.ts";
import { type BenchReport, COLUMNS, LOOK } from "./content.ts";
import { FONT_FILES, type OpenEngine } from "./engine.ts";

/** Printing a page from Debian's Chromium, which stays open; a document is a new page in it. */
export const openChromiumEngine: OpenEngine = async (report, folder) => {
  const file = join(folder, "report.html");
  await writeFile(file, pageOf(report));
  const browser = await launch();
  let page: Page | null = null;
  return {
    draw: async () => {
      page = await browser.newPage();
      await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
      return page.pdf({ preferCSSPageSize: true, printBackground: true });
    },
    tidy: async () => page?.close(),
    close: () => browser.close(),
  };
};

function pageOf(report: BenchReport): string {
  const { margins, photo, body, table } = LOOK;
  const { regular, bold } = FONT_FILES;
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><title>${report.title}</title><style>
@font-face { font-family: Tinos; src: url("${pathToFileURL(regular).href}") }
@font-face { font-family: Tinos; font-weight: bold; src: url("${pathToFileURL(bold).href}") }
@page { size: A4; margin: ${margins.top}pt ${margins.right}pt ${margins.bottom}pt ${margins.left}pt }
body { margin: 0; font: ${body}pt/1.265 Tinos }
h1, h2, caption, figcaption { font-size: ${body}pt; text-align: center } h2 { text-align: left }
p { margin: 0 0 6pt; text-align: justify; text-indent: 36pt }
table { width: 100%; border-collapse: collapse; font-size: ${table}pt; margin: 6pt 0 }
thead { display: table-header-group } tr { break-inside: avoid } td, th { border: 0.5pt solid; padding: 2pt }
figure { margin: 0 0 20pt; text-align: center; break-inside: avoid } figure:nth-of-type(odd) { break-before: page }
img { width: ${photo.width}pt; height: ${photo.height}pt }
</style><h1>${report.title}</h1>${report.parts
    .map(
      ({ heading, paragraphs, tables }) =>
        `<h2>${heading}</h2>${paragraphs.map((text) => `<p>${text}</p>`).join("")}${tables
          .map(
            ({ caption, head, rows }) =>
              `<table><caption>${caption}</caption><thead><tr>${head
                .map((label, place) => `<th style="width:${(COLUMNS[place] ?? 0) * 100}%">${label}</th>`)
                .join("")}</tr></thead>${rows
                .map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`)
                .join("")}</table>`,
          )
          .join("")}`,
    )
    .join("")}${report.photos
    .map(
      ({ file, caption }) =>
        `<figure><img src="${pathToFileURL(file).href}" alt=""><figcaption>${caption}</figcaption></figure>`,
    )
    .join("")}</html>`;
}
