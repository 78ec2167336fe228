import type { TelegramFake } from "../../support/telegram/startTelegramFake.ts";
import { isObject, stringOf, type Json, type JsonObject } from "../../support/telegram/json.ts";

/** A call as any client of the Bot API makes it; answers with the parsed body. */
export async function callFake(
  fake: TelegramFake,
  method: string,
  args: JsonObject = {},
): Promise<JsonObject> {
  const response = await fetch(`${fake.url}/bot${fake.token}/${method}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(args),
  });
  const body: Json = JSON.parse(await response.text());
  if (!isObject(body)) throw new Error("the answer is not an object");
  return body;
}

/** The `description` of the refusal, or "ok". */
export async function refusalOf(fake: TelegramFake, method: string, args: JsonObject): Promise<string> {
  const answer = await callFake(fake, method, args);
  return answer["ok"] === true ? "ok" : (stringOf(answer, "description") ?? "");
}
