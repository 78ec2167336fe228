import { appendFile, cp, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { flowsVersion } from "../../src/bot/core/flowsVersion.ts";

const SOURCES = fileURLToPath(new URL("../../src/bot/", import.meta.url));

describe("the version of the flows", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "flows-"));
    await cp(SOURCES, folder, { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("is the same for the same sources, wherever they lie", () => {
    expect(flowsVersion(folder)).toBe(flowsVersion(SOURCES));
    expect(flowsVersion(folder)).toMatch(/^[\w-]{12}$/);
  });

  it("changes with a flow, with what a flow calls, and with a name", async () => {
    const versions = [flowsVersion(folder)];
    await appendFile(join(folder, "flows/enrol.ts"), "\n// another order of calls\n");
    versions.push(flowsVersion(folder));
    await appendFile(join(folder, "answering/takeAnswer.ts"), "\n");
    versions.push(flowsVersion(folder));
    await rename(join(folder, "flows/email.ts"), join(folder, "flows/mail.ts"));
    versions.push(flowsVersion(folder));
    expect(new Set(versions).size).toBe(versions.length);
  });
});
