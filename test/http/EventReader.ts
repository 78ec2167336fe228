import type { WebClient } from "./WebClient.ts";

interface ServerEvent {
  id: string;
  data: unknown;
}

/** Reads a stream of server-sent events, one by one. */
export class EventReader {
  readonly reader: ReadableStreamDefaultReader<string>;
  #rest = "";

  private constructor(body: ReadableStream<Uint8Array>) {
    this.reader = body.pipeThrough(new TextDecoderStream()).getReader();
  }

  /** Open, and from now on told of everything. */
  static async open(
    client: WebClient,
    headers: Record<string, string> = {},
    query = "",
  ): Promise<EventReader> {
    const response = await client.fetch(`/api/chat/events${query}`, { headers });
    if (!response.ok || response.body === null) throw new Error(`events: ${response.status}`);
    if (!response.headers.get("content-type")?.startsWith("text/event-stream")) throw new Error("no events");
    const reader = new EventReader(response.body);
    await reader.#block();
    return reader;
  }

  /** The next event of this name; any other but a sign of life is an error. */
  async next(name: string): Promise<ServerEvent> {
    for (;;) {
      const block = await this.#block();
      if (block === null) throw new Error(`the stream ended before ${name}`);
      const field = (key: string) => new RegExp(`^${key}: (.*)$`, "m").exec(block)?.[1];
      const event = field("event");
      if (event === "ping") continue;
      if (event !== name) throw new Error(`expected ${name}, got ${block}`);
      return { id: field("id") ?? "", data: JSON.parse(field("data") ?? "null") };
    }
  }

  /** Whether the stream ends without a further event. */
  async ended(): Promise<boolean> {
    return (await this.#block()) === null;
  }

  async close(): Promise<void> {
    await this.reader.cancel();
  }

  async #block(): Promise<string | null> {
    while (!this.#rest.includes("\n\n")) {
      const { done, value } = await this.reader.read();
      if (done) return null;
      this.#rest += value;
    }
    const [block = "", ...more] = this.#rest.split("\n\n");
    this.#rest = more.join("\n\n");
    return block;
  }
}
