import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "../../src/config.ts";
import { certify, derOf, type Holder, pemOf } from "../support/certificates.ts";

let folder: string;
let root: Holder;
let other: Holder;
let person: Holder;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "roots-"));
  root = await certify({ name: "Gốc", authority: true });
  other = await certify({ name: "Gốc khác", authority: true });
  person = await certify({ name: "Vũ Đức Chính", by: root });
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const rootsOf = (path: string) =>
  readConfig({ TRUSTED_ROOTS: path }).trustedRoots.map((der) => Buffer.from(der).toString("base64"));
const base64 = (holder: Holder) => Buffer.from(derOf(holder)).toString("base64");

describe("TRUSTED_ROOTS", () => {
  it("may be left out: nobody is trusted", () => {
    expect(readConfig({}).trustedRoots).toEqual([]);
  });

  it("is a file with several certificates, or a folder of such files", () => {
    const both = file("hai.pem", `Gốc của Nhà nước\n${pemOf(root)}\n${pemOf(other)}`);
    expect(rootsOf(both)).toEqual([base64(root), base64(other)]);
    file("ghi-chu.txt", "nothing of the kind");
    file("ba.crt", pemOf(other));
    expect(rootsOf(folder)).toEqual([base64(other), base64(root), base64(other)]);
  });

  it.each<[string, () => string]>([
    ["is not there", () => join(folder, "khong-co")],
    ["holds no certificate", () => file("trong.pem.txt", "không có gì")],
    ["holds a broken one", () => file("hong.txt", pemOf(root).replace("MII", "AAA").slice(0, 200))],
    ["holds a person's certificate", () => file("nguoi.txt", pemOf(person))],
  ])("stops the start when it %s", (_, path) => {
    expect(() => readConfig({ TRUSTED_ROOTS: path() })).toThrow(ConfigError);
  });
});
