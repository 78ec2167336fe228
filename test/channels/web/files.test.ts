import { describe, expect, it } from "vitest";
import { parseUploadId, uploadId } from "../../../src/channels/web/upload.ts";

describe("uploadId", () => {
  it.each(["a", "tin nhắn", "x".repeat(100), "a-b_c"])("finds account and message again: %s", (id) => {
    expect(parseUploadId(uploadId(12, id))).toEqual({ accountId: 12, clientMessageId: id });
  });

  it.each(["web-x-a", "0199-abc", "web-1-", "web-1-a/../b"])("%s is none", (id) => {
    expect(parseUploadId(id)).toBeNull();
  });
});
