import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

export interface SlowProxy {
  /** The same database through the proxy. */
  readonly connectionString: string;
  /** Every answer of the database takes so much longer from now on. */
  delay(ms: number): void;
  /** Most connections that were open at once. */
  most(): number;
  close(): Promise<void>;
}

/** A database server that is slow to answer. */
export async function startSlowProxy(connectionString: string): Promise<SlowProxy> {
  const url = new URL(connectionString);
  const [host, port] = [url.hostname, Number(url.port)];
  const sockets = new Set<Socket>();
  let [open, most, pause] = [0, 0, 0];
  const server = createServer((client) => {
    const upstream = connect(port, host);
    most = Math.max(most, (open += 1));
    client.once("close", () => (open -= 1));
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on("error", () => to.destroy());
      from.on("close", () => to.destroy());
    }
    client.on("data", (chunk) => upstream.write(chunk));
    // Timers of one length fire in the order they were set, so nothing is overtaken.
    upstream.on("data", (chunk) => setTimeout(() => client.write(chunk), pause));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the proxy has no port");
  url.port = String(address.port);
  return {
    connectionString: url.href,
    delay(ms) {
      pause = ms;
    },
    most: () => most,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
