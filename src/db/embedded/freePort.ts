import { createServer } from "node:net";

/** A port nobody listens on now; somebody may take it before the server does, so callers try again. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  probe.on("error", reject);
  probe.listen({ host: "127.0.0.1", port: 0 }, () => {
    const address = probe.address();
    resolve(typeof address === "object" && address !== null ? address.port : 0);
  });
  const port = await promise;
  await new Promise((done) => probe.close(done));
  return port;
}

export async function isPortFree(port: number): Promise<boolean> {
  const probe = createServer();
  const { promise, resolve } = Promise.withResolvers<boolean>();
  probe.on("error", () => resolve(false));
  probe.listen({ host: "127.0.0.1", port }, () => resolve(true));
  const free = await promise;
  if (free) await new Promise((done) => probe.close(done));
  return free;
}
