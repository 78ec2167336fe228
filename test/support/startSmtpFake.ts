import { SMTPServer } from "smtp-server";

export interface ReceivedMail {
  to: string;
  subject: string;
  text: string;
  headers: Record<string, string>;
}

/** The mail server of an agency. */
export interface SmtpFake {
  url: string;
  /** What was taken, oldest first. */
  mails(): ReceivedMail[];
  /** From now on refuses what is sent to this address with this reply; null: takes it again. */
  refuse(address: string, reply: { code: number; text: string } | null): void;
  /** Recipients that were asked for, refused ones too. */
  asked(): string[];
  close(): Promise<void>;
}

export async function startSmtpFake(): Promise<SmtpFake> {
  const mails: ReceivedMail[] = [];
  const asked: string[] = [];
  const refused = new Map<string, { code: number; text: string }>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo({ address }, _session, callback) {
      asked.push(address);
      const reply = refused.get(address);
      callback(
        reply === undefined ? null : Object.assign(new Error(reply.text), { responseCode: reply.code }),
      );
    },
    onData(stream, session, callback) {
      const chunks: Uint8Array[] = [];
      stream.on("data", (chunk: Uint8Array) => chunks.push(chunk));
      stream.on("end", () => {
        const raw = Buffer.concat(chunks).toString("latin1");
        mails.push(parseMail(session.envelope.rcptTo[0]?.address ?? "", raw));
        callback();
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    mails: () => [...mails],
    asked: () => [...asked],
    refuse(to, reply) {
      if (reply === null) refused.delete(to);
      else refused.set(to, reply);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}

/** Strict about what we send: one part of plain text in base64, headers in ASCII. */
function parseMail(to: string, raw: string): ReceivedMail {
  const end = raw.indexOf("\r\n\r\n");
  const head = raw.slice(0, end).replaceAll(/\r\n[ \t]+/g, " ");
  if (/[^\x20-\x7e\r\n]/.test(head)) throw new Error("a header is not ASCII");
  const headers = Object.fromEntries(
    head.split("\r\n").map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  if (headers["content-type"] !== "text/plain; charset=utf-8") throw new Error(headers["content-type"]);
  if (headers["content-transfer-encoding"] !== "base64") throw new Error("not base64");
  const text = Buffer.from(raw.slice(end), "base64").toString("utf8");
  return { to, headers, text: text.replaceAll("\r\n", "\n"), subject: decodeWords(headers["subject"] ?? "") };
}

/** RFC 2047: "=?UTF-8?B?…?=" and "=?UTF-8?Q?…?=". */
function decodeWords(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, "?==?")
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_all, kind: string, word: string) =>
      kind.toLowerCase() === "b"
        ? Buffer.from(word, "base64").toString("latin1")
        : word
            .replaceAll("_", " ")
            .replaceAll(/=([0-9A-F]{2})/gi, (_hex, code: string) =>
              String.fromCharCode(Number.parseInt(code, 16)),
            ),
    )
    .replace(/^.*$/s, (all) => Buffer.from(all, "latin1").toString("utf8"));
}
