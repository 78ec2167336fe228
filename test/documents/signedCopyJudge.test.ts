import { expect, it } from "vitest";
import { createSignedCopyJudge } from "../../src/documents/signedCopyJudge.ts";

it("of a file that takes longer than is given nothing is said but that", { timeout: 60_000 }, async () => {
  const judge = createSignedCopyJudge([], { timeoutMs: 1, memoryMb: 128 });
  const span = { from: new Date(0), to: new Date(1) };
  try {
    expect(await judge.judge({ file: new Uint8Array(1_000), draftSize: 10, span })).toEqual({
      ok: false,
      reason: "unjudged",
    });
  } finally {
    await judge.close();
  }
});
