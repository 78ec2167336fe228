import { expect, it } from "vitest";
import { outcomeOf } from "../../../src/channels/email/outcome.ts";

it.each([
  ["an unknown recipient cannot be reached", "EENVELOPE", 550, "RCPT TO", "undeliverable", undefined],
  ["a full or greylisting mailbox is tried again", "EENVELOPE", 450, "RCPT TO", "retry", "chat"],
  ["a mail that is refused itself is given up", "EMESSAGE", 554, "DATA", "failed", undefined],
  ["a mail for which there is no room now is tried again", "EMESSAGE", 452, "DATA", "retry", "chat"],
  ["a wrong password holds all mails", "EAUTH", 535, "AUTH PLAIN", "retry", "bot"],
  ["a sender that is not allowed holds all mails", "EENVELOPE", 553, "MAIL FROM", "retry", "bot"],
  ["a server that is not there holds all mails", "ECONNECTION", null, "CONN", "retry", "bot"],
  ["a server without TLS gets no password", "ETLS", null, "STARTTLS", "retry", "bot"],
] as const)("%s", (_rule, code, responseCode, command, kind, scope) => {
  const outcome = outcomeOf({ code, responseCode, command });
  expect(outcome.kind).toBe(kind);
  expect("scope" in outcome ? outcome.scope : undefined).toBe(scope);
});
