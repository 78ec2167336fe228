import { lookup } from "node:dns/promises";
import { readFile } from "node:fs/promises";
import { connect } from "node:net";
import { expect, it } from "vitest";
import { isFileError } from "../../src/files/isFileError.ts";

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

it("tells a file that fails from a network that does", async () => {
  expect(isFileError(await failureOf(readFile("/nowhere/at all")))).toBe(true);
  expect(isFileError(await failureOf(readFile("/")))).toBe(true);
  // As of a full disk, where only the open file is known and not its path.
  const full = Object.assign(new Error("ENOSPC: no space left on device, write"), {
    code: "ENOSPC",
    syscall: "write",
  });
  expect(isFileError(full)).toBe(true);
  const refused = Promise.withResolvers();
  connect({ host: "127.0.0.1", port: 1 }).on("error", refused.reject);
  expect(isFileError(await failureOf(refused.promise))).toBe(false);
  expect(isFileError(await failureOf(lookup("nobody.invalid")))).toBe(false);
  const reset = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET", syscall: "read" });
  expect(isFileError(reset)).toBe(false);
  expect(isFileError(new Error("another"))).toBe(false);
});
