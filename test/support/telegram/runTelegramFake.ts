/**
 * The fake server as a process of its own, for trying the service by hand and for load tests:
 *
 *     node test/support/telegram/runTelegramFake.ts [--port 8081] [--control 8082] [--token T] [--floods]
 *
 * prints one line of JSON, `{"url", "control", "token"}`, and runs until its standard input ends or it is stopped.
 * `POST <control>/<act>` with a JSON body plays the people and the faults; the answer is the act's result:
 *
 *     sendText {user, text, group?} · press {user, button, message?} · editMessage {user, text, id?}
 *     block {user} · unblock {user} · messages {user} · fault {rule} · clearFaults {} · redeliver {count} · stats {}
 */
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { z } from "zod";
import { startTelegramFake, type TelegramFake } from "./startTelegramFake.ts";

const user = z.int();
const faultAction = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("tooManyRequests"), retryAfter: z.number() }),
  z.object({ kind: z.literal("serverError"), status: z.int() }),
  z.object({ kind: z.literal("refuse"), code: z.int(), description: z.string() }),
  z.object({ kind: z.literal("reset"), when: z.enum(["before", "after"]) }),
  z.object({ kind: z.literal("delay"), ms: z.number() }),
  z.object({ kind: z.literal("hang") }),
]);
const faultRule = z.object({
  action: faultAction,
  methods: z.array(z.string()).exactOptional(),
  chatId: z.int().exactOptional(),
  times: z.int().exactOptional(),
  probability: z.number().exactOptional(),
});

function act(fake: TelegramFake, name: string, body: unknown): unknown {
  switch (name) {
    case "sendText": {
      const {
        user: id,
        text: typed,
        group,
      } = z.object({ user, text: z.string(), group: user.optional() }).parse(body);
      return (group === undefined ? fake.user(id) : fake.userInGroup(id, group)).sendText(typed);
    }
    case "press": {
      const pressed = z
        .object({ user, button: z.union([z.string(), z.int()]), message: z.int().optional() })
        .parse(body);
      const options = pressed.message === undefined ? {} : { message: pressed.message };
      const { updateId, queryId } = fake.user(pressed.user).press(pressed.button, options);
      return { updateId, queryId };
    }
    case "editMessage": {
      const edited = z.object({ user, text: z.string(), id: z.int().optional() }).parse(body);
      return fake.user(edited.user).editMessage(edited.text, edited.id);
    }
    case "block":
      fake.user(z.object({ user }).parse(body).user).block();
      return true;
    case "unblock":
      fake.user(z.object({ user }).parse(body).user).unblock();
      return true;
    case "messages":
      return fake
        .user(z.object({ user }).parse(body).user)
        .messages()
        .map(({ id, from, text: shown, buttons, edited }) => ({ id, from, text: shown, buttons, edited }));
    case "fault":
      fake.fault(z.object({ rule: faultRule }).parse(body).rule);
      return true;
    case "clearFaults":
      fake.clearFaults();
      return true;
    case "redeliver":
      return fake.redeliver(z.object({ count: z.int() }).parse(body).count);
    case "stats":
      return {
        pendingUpdates: fake.pendingUpdates(),
        updates: fake.updateIds().length,
        calls: fake.calls().length,
        refused: fake.calls().filter((call) => !call.ok).length,
      };
    default:
      throw new Error(`there is no act "${name}"`);
  }
}

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    control: { type: "string", default: "0" },
    token: { type: "string" },
    floods: { type: "boolean", default: false },
  },
});
const fake = await startTelegramFake({
  port: Number(values.port),
  floodControl: values.floods,
  ...(values.token === undefined ? {} : { token: values.token }),
});

const control = createServer((request, response) => {
  void text(request)
    .then((body) => act(fake, (request.url ?? "").slice(1), JSON.parse(body === "" ? "{}" : body)))
    .then(
      (result) => response.writeHead(200).end(JSON.stringify(result ?? null)),
      (error: unknown) => response.writeHead(400).end(JSON.stringify({ error: String(error) })),
    );
});
control.listen(Number(values.control), "127.0.0.1", () => {
  const address = control.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  process.stdout.write(
    `${JSON.stringify({ url: fake.url, control: `http://127.0.0.1:${port}`, token: fake.token })}\n`,
  );
});

async function stop(): Promise<void> {
  control.closeAllConnections();
  control.close();
  await fake.close();
  process.exit(0);
}
process.stdin.on("end", () => void stop()).resume();
process.once("SIGTERM", () => void stop());
process.once("SIGINT", () => void stop());
