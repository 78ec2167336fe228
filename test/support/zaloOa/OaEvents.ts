import { createHash } from "node:crypto";
import { request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

export interface OaDelivery {
  readonly body: string;
  /** HTTP status of the answer; null when there was none. */
  readonly status: number | null;
  /** How long the answer took, in milliseconds. */
  readonly tookMs: number;
}

export interface SignedBy {
  readonly appId: string;
  readonly secret: string;
}

/** 30 s, 5, 15, 30 min, 1 h: then the webhook is switched off. */
const RETRIES = 5;

/** Events on their way to the webhook: signed over their bytes, and again until they are taken. */
export class OaEvents {
  readonly #signedBy: SignedBy;
  readonly #retryMs: number;
  readonly #chains = new Map<string, Promise<void>>();
  readonly #waiting: { chain: string; body: string }[] = [];
  readonly #sent: { chain: string; body: string }[] = [];
  #stopped = false;
  readonly deliveries: OaDelivery[] = [];
  /** Entered in the console by an administrator; "" while there is none. */
  url = "";
  /** What the header holds before the digest; seen with and without. */
  prefix = "mac=";

  constructor(signedBy: SignedBy, retryMs: number) {
    this.#signedBy = signedBy;
    this.#retryMs = retryMs;
  }

  setUrl(url: string): void {
    this.url = url;
    for (const one of this.#waiting.splice(0)) this.#queue(one);
  }

  push(chain: string, event: object): void {
    const one = { chain, body: JSON.stringify(event) };
    this.#sent.push(one);
    this.#queue(one);
  }

  /** Delivers the newest `count` events again. */
  again(count: number): void {
    for (const one of count > 0 ? this.#sent.slice(-count) : []) this.#queue(one);
  }

  /** Resolves when every delivery has ended, well or badly. */
  async drained(): Promise<void> {
    let chains: Promise<void>[] = [];
    do {
      chains = [...this.#chains.values()];
      await Promise.all(chains);
    } while (chains.some((chain, index) => [...this.#chains.values()][index] !== chain));
  }

  stop(): void {
    this.#stopped = true;
  }

  #queue(one: { chain: string; body: string }): void {
    if (this.url === "") {
      this.#waiting.push(one);
      return;
    }
    const before = this.#chains.get(one.chain) ?? Promise.resolve();
    this.#chains.set(
      one.chain,
      before.then(() => this.#deliver(one.body)),
    );
  }

  async #deliver(body: string): Promise<void> {
    for (let retry = 0; retry <= RETRIES && !this.#stopped; retry += 1) {
      const before = performance.now();
      const status = await this.post(body, { num_retry: String(retry) });
      this.deliveries.push({ body, status, tookMs: performance.now() - before });
      if (status === 200) return;
      await pause(this.#retryMs);
    }
  }

  sign(body: string, secret = this.#signedBy.secret, appId = this.#signedBy.appId): string {
    const timestamp = String(JSON.parse(body).timestamp);
    const digest = createHash("sha256").update(`${appId}${body}${timestamp}${secret}`).digest("hex");
    return `${this.prefix}${digest}`;
  }

  /** Posts a body to the webhook as it is; signed, unless the headers say otherwise. */
  post(body: string, headers: Readonly<Record<string, string>> = {}, url = this.url): Promise<number | null> {
    const signature = headers["x-zevent-signature"] ?? (body === "" ? "" : this.sign(body));
    return new Promise((resolve) => {
      const call = request(
        url,
        {
          method: "POST",
          headers: {
            "content-type": "application/json",
            "content-length": Buffer.byteLength(body),
            ...headers,
            ...(signature === "" ? {} : { "x-zevent-signature": signature }),
          },
        },
        (response) => {
          response.resume();
          response.on("close", () => resolve(response.statusCode ?? null));
        },
      );
      call.on("error", () => resolve(null));
      call.end(body);
    });
  }
}
