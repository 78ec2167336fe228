import type { Logger } from "../../../src/observe/logger.ts";
import { loadDemo } from "../../../src/demo/loadDemo.ts";
import type { Service } from "../../../src/service/startService.ts";
import { publishBuiltInForms } from "../../../src/usecases/form/publishBuiltInForms.ts";
import type { IssuedInvite } from "../../../src/usecases/inspection/createInspection.ts";
import { freshDatabase } from "../database.ts";
import { setUpOn, startTestService } from "../testService.ts";
import { startZaloFake, type ZaloFake, type ZaloFakeOptions } from "./startZaloFake.ts";

export const PUBLIC_URL = "https://kiemtra.example.gov.vn";
export const SECRET = "bi-mat_1234567890";

export interface ZaloWorld {
  fake: ZaloFake;
  service: Service;
  /** Invitations of the demo inspection. */
  invite(who: string): IssuedInvite;
  advance(ms: number): void;
  /** Nothing is left to deliver, to handle or to send. */
  idle(): Promise<void>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** The real service with its Zalo bot behind a reverse proxy, the demo inspection, and the fake of Zalo. */
export async function zaloWorld(
  options: { webhook?: boolean; monthlyMessages?: number; fake?: ZaloFakeOptions; log?: Logger } = {},
): Promise<ZaloWorld> {
  const database = await freshDatabase();
  let offset = Date.parse("2020-09-17T15:00:00+07:00") - Date.now();
  const clock = { now: () => Date.now() + offset };
  const fake = await startZaloFake({ now: clock.now, ...options.fake });
  const start = async () => {
    const port = await freePort();
    fake.route(PUBLIC_URL, `http://127.0.0.1:${port}`);
    return startTestService({
      config: {
        port,
        publicUrl: PUBLIC_URL,
        channels: {
          zalo: {
            token: fake.token,
            apiRoot: fake.url,
            webhookSecret: options.webhook === false ? undefined : SECRET,
            monthlyMessages: options.monthlyMessages ?? 3_000,
          },
        },
      },
      connectionString: database.connectionString,
      clock,
      ...(options.log === undefined ? {} : { log: options.log }),
    });
  };
  let service = await start();
  const invites = await setUpOn(service, async ({ services }) => {
    await publishBuiltInForms(services);
    return (await loadDemo(services)) ?? [];
  });
  return {
    fake,
    get service() {
      return service;
    },
    invite(who) {
      const invite = invites.find((one) => one.role === who || one.areas.includes(who));
      if (invite === undefined) throw new Error(`the demo has nobody called ${who}`);
      return invite;
    },
    advance(ms) {
      offset += ms;
    },
    async idle() {
      await fake.drained();
      await service.idle();
    },
    async restart() {
      await service.stop();
      service = await start();
    },
    async close() {
      await service.stop();
      await fake.close();
      await database.drop();
    },
  };
}

/** The address must be known before the service says where Zalo is to deliver. */
async function freePort(): Promise<number> {
  const { createServer } = await import("node:net");
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
