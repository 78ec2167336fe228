import type { DeliveryOutcome } from "../../messaging/channelPort.ts";

/** Wait when the server refuses us ourselves: only a new configuration helps. */
const REFUSED_PAUSE_S = 300;

/** What nodemailer tells of a failed delivery. */
export interface SmtpFailure {
  /** Kind of failure: "EAUTH", "ECONNECTION", "EENVELOPE", … */
  readonly code: string | null;
  /** Reply of the server (RFC 5321); null: none came. */
  readonly responseCode: number | null;
  /** What we had said: "RCPT TO", "MAIL FROM", "DATA", … */
  readonly command: string | null;
}

/**
 * What a failure means for the message. The words of the server are not kept: they repeat the address.
 * RFC 5321, 4.2.1: 4yz may succeed later, 5yz will not.
 */
export function outcomeOf({ code, responseCode, command }: SmtpFailure): DeliveryOutcome {
  const error = ["SMTP", command, responseCode ?? code].filter((part) => part !== null).join(" ");
  if (responseCode === null) return { kind: "retry", afterSeconds: null, scope: "bot", error };
  if (responseCode < 500) return { kind: "retry", afterSeconds: null, scope: "chat", error };
  switch (command) {
    case "RCPT TO":
      return { kind: "undeliverable", error };
    case "DATA":
      // The mail itself is not wanted, by a filter perhaps: the next one may be.
      return { kind: "failed", error };
    default:
      // Greeting, sign-in, sender: it has nothing to do with whom we write to.
      return { kind: "retry", afterSeconds: REFUSED_PAUSE_S, scope: "bot", error };
  }
}
