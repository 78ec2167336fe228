import { afterAll, afterEach, describe, expect, it } from "vitest";
import { GlyphMissingError } from "../../src/documents/layout/GlyphMissingError.ts";
import { RenderError } from "../../src/documents/RenderError.ts";
import { createRenderer, type Renderer } from "../../src/documents/renderer.ts";
import { renderPdf } from "../../src/documents/renderPdf.ts";
import type { ReportModel } from "../../src/domain/report/reportModel.ts";
import { sampleReport } from "./sampleReport.ts";

const UNRULY = new URL("./unrulyWorker.ts", import.meta.url);

function withText(text: string): ReportModel {
  return { ...sampleReport(), opening: [{ type: "paragraph", text }] };
}

/** Makes the unruly worker do what the word says. */
function order(word: string): ReportModel {
  return { ...sampleReport(), subject: word };
}

describe("createRenderer", { timeout: 120_000 }, () => {
  const open: Renderer[] = [];
  const renderer = (...options: Parameters<typeof createRenderer>): Renderer => {
    const created = createRenderer(...options);
    open.push(created);
    return created;
  };
  const shared = createRenderer();
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
  });
  afterAll(async () => {
    await shared.close();
  });

  it("draws the same bytes as this process would, in a buffer of their own", async () => {
    const { bytes, pages } = await shared.render(sampleReport());
    expect(Buffer.from(bytes).equals(await renderPdf(sampleReport()))).toBe(true);
    expect(bytes.byteLength).toBe(bytes.buffer.byteLength);
    expect(bytes.constructor).toBe(Uint8Array);
    expect(pages).toBe(7);
  });

  it("draws documents asked for at once, each with its own text", async () => {
    const [a, b, c] = await Promise.all([
      shared.render(withText("Một")),
      shared.render(withText("Hai")),
      shared.render(withText("Một")),
    ]);
    expect(Buffer.from(a.bytes).equals(c.bytes)).toBe(true);
    expect(Buffer.from(a.bytes).equals(b.bytes)).toBe(false);
  });

  it("names a missing character and goes on with the next document", async () => {
    const error = await shared.render(withText("Tốt 👍")).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(GlyphMissingError);
    expect(error).toMatchObject({ codePoint: 0x1f44d });
    expect((await shared.render(sampleReport())).bytes.length).toBeGreaterThan(10_000);
  });

  it("reports a model that breaks its contract, and goes on", async () => {
    const broken = { ...sampleReport(), createdAt: "yesterday" };
    await expect(shared.render(broken)).rejects.toMatchObject({ code: "document.render_failed" });
    expect((await shared.render(sampleReport())).bytes.length).toBeGreaterThan(10_000);
  });

  it.each([
    ["abort", "document.render_crashed"],
    ["exit", "document.render_crashed"],
    ["allocate", "document.render_crashed"],
    ["garbage", "document.render_invalid"],
  ])("F20: survives a worker that will %s, and draws the next document", async (word, code) => {
    const shared = renderer({ timeoutMs: 60_000, memoryMb: 96 }, UNRULY);
    const [bad, good] = await Promise.allSettled([shared.render(order(word)), shared.render(sampleReport())]);
    expect(bad).toMatchObject({ status: "rejected", reason: { code } });
    expect(good.status).toBe("fulfilled");
  });

  it("F20: kills a worker that does not come back in time, and draws the next document", async () => {
    const limits = { timeoutMs: 2000, memoryMb: 256 };
    const own = renderer(limits, UNRULY);
    const error = await own.render(order("loop")).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RenderError);
    expect(error).toMatchObject({ code: "document.render_timeout" });
    // Starting a process and drawing may take longer than that on a busy machine.
    limits.timeoutMs = 60_000;
    expect((await own.render(sampleReport())).bytes.length).toBeGreaterThan(10_000);
  });

  it("gives the worker no environment", async () => {
    const failed = await renderer(undefined, UNRULY)
      .render(order("environment"))
      .catch((reason: unknown) => reason);
    expect(process.env["PATH"]).toBeDefined();
    expect(String(failed)).not.toContain("PATH");
    expect(failed).toMatchObject({ code: "document.render_failed" });
  });

  it("refuses documents after and during close", async () => {
    const own = renderer();
    const pending = own.render(sampleReport()).catch((reason: unknown) => reason);
    await own.close();
    expect(await pending).toMatchObject({ code: "document.render_closed" });
    await expect(own.render(sampleReport())).rejects.toMatchObject({ code: "document.render_closed" });
  });
});
