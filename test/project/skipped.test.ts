import { afterEach, expect, it, vi } from "vitest";
import { presentOrSkipped } from "../support/presentOrSkipped.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const absent = () => presentOrSkipped("/no/such/folder", "a folder");

it("what is not here is an error where CI is set", () => {
  vi.stubEnv("CI", "true");
  expect(absent).toThrow("a folder (/no/such/folder) is not here");
  expect(presentOrSkipped(import.meta.filename, "this file")).toBe(true);
});

it("elsewhere it is said", () => {
  vi.stubEnv("CI", "");
  const said = vi.spyOn(console, "warn").mockReturnValue();
  expect(absent()).toBe(false);
  expect(said).toHaveBeenCalledWith("skipped: a folder (/no/such/folder) is not here");
});
