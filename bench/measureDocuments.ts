import { renderPdf } from "../src/documents/renderPdf.ts";
import { sampleReport } from "../test/documents/sampleReport.ts";
import { median, rounded } from "./support/statistics.ts";

const RUNS = 7;

export interface DocumentFigures {
  /** The first report of a process: fonts are opened and the code is cold. */
  firstMs: number;
  warmMs: number;
}

/** Drawing the sample report (the Chợ Đồn case) as PDF in one process. */
export async function measureDocuments(): Promise<DocumentFigures> {
  const time = async () => {
    const began = performance.now();
    await renderPdf(sampleReport());
    return performance.now() - began;
  };
  const firstMs = await time();
  const runs: number[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await time());
  return { firstMs: rounded(firstMs, 0), warmMs: rounded(median(runs), 0) };
}
