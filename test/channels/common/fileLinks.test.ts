import { expect, it } from "vitest";
import { createFileLinks } from "../../../src/channels/common/fileLinks.ts";

const links = createFileLinks("test-key-of-the-audit-chain-0123456789");
const ID = "0199a3f4-7b1c-7c3d-9e2f-0123456789ab";
const END = new Date("2020-09-18T15:00:00Z");

function parts(path: string) {
  const url = new URL(path, "https://kiemtra.example.gov.vn");
  return {
    documentId: url.pathname.replace("/files/", ""),
    expires: url.searchParams.get("e") ?? "",
    signature: url.searchParams.get("s") ?? "",
  };
}
const link = parts(links.path(ID, END));

it("holds until its last second", () => {
  expect(link.documentId).toBe(ID);
  expect(links.isValid(link, new Date(END.getTime() - 1_000))).toBe(true);
  expect(links.isValid(link, END)).toBe(false);
});

it.each<[change: string, changed: Partial<typeof link>]>([
  ["another document", { documentId: "0199a3f4-7b1c-7c3d-9e2f-0123456789ac" }],
  ["a later end", { expires: String(Number(link.expires) + 1) }],
  ["an end that is no number", { expires: "1e12" }],
  ["no signature", { signature: "" }],
  ["half a signature", { signature: link.signature.slice(0, 20) }],
  [
    "one changed character",
    { signature: `${link.signature.startsWith("A") ? "B" : "A"}${link.signature.slice(1)}` },
  ],
  ["another key's signature", parts(createFileLinks("another").path(ID, END))],
])("%s is refused", (change, changed) => {
  const given =
    change === "another key's signature"
      ? { ...link, signature: changed.signature ?? "" }
      : { ...link, ...changed };
  expect(links.isValid(given, new Date(END.getTime() - 1_000))).toBe(false);
});
