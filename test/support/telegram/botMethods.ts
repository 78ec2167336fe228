import { badRequest } from "./ApiFailure.ts";
import { booleanOf, isArray, isObject, stringOf, type JsonObject } from "./json.ts";
import type { Method } from "./methodContext.ts";

/** core.telegram.org/bots/api#getfile; telegram-bot-api: MAX_DOWNLOAD_FILE_SIZE = 20 << 20 */
const MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024;
/** core.telegram.org/bots/api#setmycommands */
const MAX_COMMANDS = 100;

const getMe: Method = ({ state }) => ({
  ...state.bot,
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
});

const setWebhook: Method = ({ args, queue, webhook }) => {
  const url = stringOf(args, "url") ?? "";
  const secret = stringOf(args, "secret_token") ?? "";
  if (url !== "" && !/^https?:\/\/\S+$/.test(url))
    throw badRequest("bad webhook: invalid webhook URL specified");
  if (!/^[A-Za-z0-9_-]*$/.test(secret)) throw badRequest("secret token contains unallowed characters");
  if (args["certificate"] !== undefined) throw badRequest("fake: certificates are not supported");
  allow(args, queue);
  if (booleanOf(args, "drop_pending_updates")) queue.clear();
  const connections = args["max_connections"];
  webhook.set(url, secret, typeof connections === "number" ? Math.min(Math.max(connections, 1), 100) : 40);
  return true;
};

const deleteWebhook: Method = ({ args, queue, webhook }) => {
  if (booleanOf(args, "drop_pending_updates")) queue.clear();
  webhook.set("", "", 40);
  return true;
};

const getFile: Method = ({ state, args }) => {
  const id = stringOf(args, "file_id") ?? "";
  const file = state.files.get(id);
  if (!file) throw badRequest("invalid file_id");
  if (file.size > MAX_DOWNLOAD_BYTES) throw badRequest("file is too big");
  return { file_id: id, file_unique_id: id.slice(-16), file_size: file.size, file_path: file.path };
};

const setMyCommands: Method = ({ state, args }) => {
  const commands = args["commands"];
  const list = isArray(commands) ? commands.filter(isObject) : [];
  if (list.length > MAX_COMMANDS) throw badRequest("BOT_COMMANDS_TOO_MUCH");
  for (const command of list) {
    if (!/^[a-z0-9_]{1,32}$/.test(stringOf(command, "command") ?? ""))
      throw badRequest("BOT_COMMAND_INVALID");
    if ((stringOf(command, "description") ?? "").trim() === "")
      throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
  }
  if (new Set(list.map((command) => command["command"])).size < list.length) {
    throw badRequest("fake: a command is listed twice");
  }
  state.settings.set(commandsKey(args), list);
  return true;
};

const deleteMyCommands: Method = ({ state, args }) => {
  state.settings.delete(commandsKey(args));
  return true;
};

export const botMethods: Readonly<Record<string, Method>> = {
  getMe,
  setWebhook,
  deleteWebhook,
  getFile,
  setMyCommands,
  deleteMyCommands,
};

/** The setting stays as it was when the call does not mention it. */
export function allow(args: JsonObject, queue: { setAllowed: (kinds: readonly string[]) => void }): void {
  const kinds = args["allowed_updates"];
  if (isArray(kinds)) queue.setAllowed(kinds.filter((kind) => typeof kind === "string"));
}

/** Key of a command list in `settings`: scope with its chat and person, then the language. */
export function commandsKey(args: JsonObject): string {
  const scope = isObject(args["scope"]) ? args["scope"] : { type: "default" };
  return `commands ${JSON.stringify(scope)} ${languageOf(args)}`;
}

function languageOf(args: JsonObject): string {
  const language = stringOf(args, "language_code") ?? "";
  if (!/^([a-z]{2})?$/.test(language)) throw badRequest("invalid language code specified");
  return language;
}
