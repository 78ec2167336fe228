import { beforeAll, describe, expect, it } from "vitest";
import { goesOnBehindSignatures } from "../../src/documents/pdfSignatures.ts";
import { readSigners } from "../../src/documents/readSigners.ts";
import { renderPdf } from "../../src/documents/renderPdf.ts";
import { signPdf } from "../support/signPdf.ts";
import { sampleReport } from "./sampleReport.ts";

const LEAD = {
  name: "Vũ Đức Chính",
  organization: "UBND tỉnh Bắc Kạn",
  issuer: "CA phục vụ các cơ quan nhà nước G2",
  at: new Date("2020-09-21T01:00:00Z"),
};

describe("the signers of a PDF", () => {
  let draft: Uint8Array;
  let signed: Uint8Array;
  beforeAll(async () => {
    draft = await renderPdf(sampleReport());
    signed = await signPdf(draft, LEAD);
  });

  it("are named as their certificates name them, with the time they give", () => {
    expect(readSigners(signed)).toEqual([
      {
        name: LEAD.name,
        organization: LEAD.organization,
        issuer: LEAD.issuer,
        signedAt: LEAD.at.toISOString(),
        intact: true,
      },
    ]);
    expect(Buffer.from(signed.subarray(0, draft.length)).equals(draft)).toBe(true);
  });

  it("are two when another office signs after the first", async () => {
    const both = await signPdf(signed, { ...LEAD, name: "UBND tỉnh Bắc Kạn" });
    expect(readSigners(both)).toMatchObject([
      { name: "Vũ Đức Chính", intact: true },
      { name: "UBND tỉnh Bắc Kạn", intact: true },
    ]);
  });

  it("stand beside a file that was changed afterwards as not intact", () => {
    const changed = new Uint8Array(signed);
    const at = draft.length - 200;
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(readSigners(changed)).toMatchObject([{ name: LEAD.name, intact: false }]);
  });

  it("say nothing about what was added behind them, which is told apart", async () => {
    expect(goesOnBehindSignatures(draft)).toBe(false);
    expect(goesOnBehindSignatures(signed)).toBe(false);
    expect(goesOnBehindSignatures(Buffer.concat([signed, Buffer.from("\n")]))).toBe(false);
    const longer = Buffer.concat([signed, Buffer.from("\n9 0 obj <</Type /Page>> endobj\n%%EOF\n")]);
    expect(readSigners(longer)).toMatchObject([{ intact: true }]);
    expect(goesOnBehindSignatures(longer)).toBe(true);
    expect(goesOnBehindSignatures(await signPdf(longer, LEAD))).toBe(false);
  });

  it.each<[string, (file: Uint8Array) => Uint8Array]>([
    ["nobody signed", () => draft],
    ["lost its end", (file) => file.subarray(0, draft.length + 300)],
    ["is empty", () => new Uint8Array()],
    ["names a range outside of itself", () => Buffer.from("%PDF-1.7 /ByteRange [0 10 99999 5]")],
    ["holds no CMS", () => Buffer.from("%PDF-1.7 /ByteRange [0 38 44 1] <30820000>x".padEnd(60))],
    ["holds nonsense in its place", () => Buffer.from(`%PDF-1.7 /ByteRange [0 ${"x".repeat(9)}`)],
  ])("are none in a file that %s", (_, file) => {
    expect(readSigners(file(signed))).toEqual([]);
  });

  it("are none in a deeply nested object, found so in no time", () => {
    const nested = "3080".repeat(60_000);
    const head = "%PDF-1.7 ";
    const range = `/ByteRange [0 100 ${100 + nested.length + 2} 1]`;
    const file = Buffer.from(`${(head + range).padEnd(100)}<${nested}>x`);
    expect(readSigners(file)).toEqual([]);
  });
});
