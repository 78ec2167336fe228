import { expect, it } from "vitest";
import { multipart } from "../../../src/channels/common/multipart.ts";

it("a form is read back as it was written, line breaks and quotes included", async () => {
  const caption = "Báo cáo\nsố 5";
  const file = { fileName: 'tên "a".pdf', mime: "application/pdf", bytes: Buffer.from("%PDF-\n\u0000") };
  const { contentType, body } = multipart(
    { caption, caption_entities: [{ offset: 8, length: 4 }], left: undefined },
    { document: file },
    "boundary",
  );
  const form = await new Response(new Uint8Array(body), {
    headers: { "content-type": contentType },
  }).formData();
  expect([...form.keys()]).toEqual(["caption", "caption_entities", "document"]);
  expect(form.get("caption")).toBe(caption);
  expect(form.get("caption_entities")).toBe('[{"offset":8,"length":4}]');
  const sent = form.get("document");
  if (!(sent instanceof File)) throw new Error("no file");
  expect([sent.name, sent.type]).toEqual(['tên "a".pdf', "application/pdf"]);
  expect(Buffer.from(await sent.arrayBuffer()).equals(file.bytes)).toBe(true);
});
