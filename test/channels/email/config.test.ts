import { expect, it } from "vitest";
import { readConfig } from "../../../src/config.ts";

const SMTP_URL = "smtps://kiemtra:secret@mail.example.gov.vn";
const SMTP_FROM = "Kiểm tra CCHC <kiemtra@example.gov.vn>";
const PUBLIC_URL = "https://kiemtra.example.gov.vn";

it("e-mail is off without a server", () => {
  expect(readConfig({ SMTP_FROM }).channels.email).toBeNull();
});

it("the server needs a sender, and an address for the links", () => {
  expect(() => readConfig({ SMTP_URL })).toThrow(/SMTP_FROM: is needed[^]*PUBLIC_URL: is needed/);
  expect(readConfig({ SMTP_URL, SMTP_FROM, PUBLIC_URL }).channels.email).toEqual({
    url: SMTP_URL,
    from: SMTP_FROM,
  });
});

it.each(["kiemtra", "Kiểm tra <kiemtra>", "a@b.vn\r\nBcc: c@d.vn", "<a@b.vn> <c@d.vn>"])(
  "%j is no sender",
  (from) => {
    expect(() => readConfig({ SMTP_URL, PUBLIC_URL, SMTP_FROM: from })).toThrow(/SMTP_FROM/);
  },
);
