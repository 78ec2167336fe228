import { badRequest } from "./ApiFailure.ts";
import type { FakeState } from "./FakeState.ts";
import type { JsonObject } from "./json.ts";
import type { UploadedFile } from "./readRequest.ts";
import type { UpdateQueue } from "./UpdateQueue.ts";
import type { WebhookSender } from "./WebhookSender.ts";

/** Everything a method of the fake server works on. */
export interface MethodContext {
  readonly state: FakeState;
  readonly queue: UpdateQueue;
  readonly webhook: WebhookSender;
  readonly args: JsonObject;
  readonly files: ReadonlyMap<string, UploadedFile>;
}

/** A method of the fake server: its `result`, or a thrown ApiFailure. Arguments are already checked by type. */
export type Method = (context: MethodContext) => unknown;

/**
 * The chat that a call is for. Digits as text are taken too, like on the real server; names like @channel are not.
 * @throws ApiFailure 400
 */
export function chatIdOf(args: JsonObject): number | undefined {
  const value = args["chat_id"];
  if (typeof value === "number") return value;
  if (typeof value === "string" && /^-?\d+$/.test(value)) return Number(value);
  if (typeof value === "string") throw badRequest(value === "" ? "chat_id is empty" : "chat not found");
  return undefined;
}
