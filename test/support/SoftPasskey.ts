import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";

const FLAGS = { present: 0x01, verified: 0x04, withCredential: 0x40 } as const;

/** A passkey without a device: makes what a browser gives, and what one with bad intentions would. */
export class SoftPasskey {
  readonly id = randomBytes(16);
  counter = 0;
  /** Whether it has asked for a finger or a PIN. */
  verifies = true;
  readonly #privateKey: KeyObject;
  readonly #publicKey: KeyObject;

  constructor() {
    const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
    this.#privateKey = pair.privateKey;
    this.#publicKey = pair.publicKey;
  }

  /** Answer to the options of a new passkey. */
  made(options: { challenge: string; rp: { id: string } }, origin: string): Record<string, unknown> {
    const { x = "", y = "" } = this.#publicKey.export({ format: "jwk" });
    const cose = Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
      Buffer.from(x, "base64url"),
      Buffer.from([0x22, 0x58, 0x20]),
      Buffer.from(y, "base64url"),
    ]);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const attested = Buffer.concat([Buffer.alloc(16), length, this.id, cose]);
    const data = this.#authenticatorData(options.rp.id, attested);
    const size = Buffer.from([0x58, data.length]);
    const attestation = Buffer.concat([
      Buffer.from([0xa3]),
      text("fmt"),
      text("none"),
      text("attStmt"),
      Buffer.from([0xa0]),
      text("authData"),
      size,
      data,
    ]);
    return this.#answer({
      clientDataJSON: clientData("webauthn.create", options.challenge, origin).toString("base64url"),
      attestationObject: attestation.toString("base64url"),
      transports: ["internal"],
    });
  }

  /** Answer to the options of a confirmation or a sign-in. */
  shown(options: { challenge: string; rpId: string }, origin: string): Record<string, unknown> {
    this.counter += 1;
    const data = this.#authenticatorData(options.rpId);
    const client = clientData("webauthn.get", options.challenge, origin);
    const signed = Buffer.concat([data, createHash("sha256").update(client).digest()]);
    return this.#answer({
      clientDataJSON: client.toString("base64url"),
      authenticatorData: data.toString("base64url"),
      signature: sign("sha256", signed, this.#privateKey).toString("base64url"),
    });
  }

  #authenticatorData(rpId: string, attested: Buffer = Buffer.alloc(0)): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    const flags =
      FLAGS.present | (this.verifies ? FLAGS.verified : 0) | (attested.length > 0 ? FLAGS.withCredential : 0);
    return Buffer.concat([
      createHash("sha256").update(rpId).digest(),
      Buffer.from([flags]),
      counter,
      attested,
    ]);
  }

  #answer(response: Record<string, unknown>): Record<string, unknown> {
    const id = this.id.toString("base64url");
    return { id, rawId: id, type: "public-key", clientExtensionResults: {}, response };
  }
}

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

/** A short text in CBOR. */
function text(value: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
}
