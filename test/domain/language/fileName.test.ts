import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyString } from "./anyString.ts";
import { asciiFileName } from "../../../src/domain/language/asciiFileName.ts";
import { contentDisposition } from "../../../src/domain/language/contentDisposition.ts";

describe("asciiFileName", () => {
  it.each([
    ["Báo cáo kiểm tra Chợ Đồn, 17/9/2020", "bao-cao-kiem-tra-cho-don-17-9-2020"],
    ["../../etc/passwd", "etc-passwd"],
    ["Con", "con-"],
    ["日本", "file"],
    ["", "file"],
  ])("%j gives %j", (text, name) => {
    expect(asciiFileName(text)).toBe(name);
  });

  it("is always a safe name of at most 100 characters", () => {
    fc.assert(
      fc.property(anyString(), (text) => {
        expect(asciiFileName(text)).toMatch(/^[a-z0-9][a-z0-9-]{0,99}$/);
      }),
    );
  });
});

describe("contentDisposition", () => {
  it("carries an ASCII name and the real one", () => {
    expect(contentDisposition("Báo cáo (dự thảo).pdf")).toBe(
      `attachment; filename="bao-cao-du-thao.pdf"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20%28d%E1%BB%B1%20th%E1%BA%A3o%29.pdf`,
    );
  });

  it("is one header line that no name can break out of", () => {
    fc.assert(
      fc.property(anyString(), (name) => {
        expect(contentDisposition(name)).toMatch(
          /^attachment; filename="[A-Za-z0-9.-]+"; filename\*=UTF-8''[A-Za-z0-9%._~-]*$/,
        );
      }),
    );
  });
});
