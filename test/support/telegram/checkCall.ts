import { badRequest } from "./ApiFailure.ts";
import { botApiTypes, type Fields, type FieldSpec } from "./botApi.ts";
import { isArray, isObject, type Json, type JsonObject } from "./json.ts";

/** What the real server says when a field is missing or outside its limits; everything else gets a "fake:" text. */
const REAL_TEXTS: Readonly<Record<string, string>> = {
  "chat_id missing": "chat_id is empty",
  "sendMessage.text missing": "message text is empty",
  "InlineKeyboardButton.callback_data long": "BUTTON_DATA_INVALID",
  "InlineKeyboardButton.callback_data short":
    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
  "CopyTextButton.text long": "BUTTON_COPY_TEXT_INVALID",
  "answerCallbackQuery.text long": "MESSAGE_TOO_LONG",
  "BotCommand.command long": "BOT_COMMAND_INVALID",
  "BotCommand.command short": "BOT_COMMAND_INVALID",
  "BotCommand.description long": "BOT_COMMAND_DESCRIPTION_INVALID",
  "BotCommand.description short": "BOT_COMMAND_DESCRIPTION_INVALID",
  "setWebhook.secret_token long": "secret token is too long",
};

function refuse(owner: string, field: string, fault: "missing" | "long" | "short", own: string): never {
  const real = REAL_TEXTS[`${owner}.${field} ${fault}`] ?? REAL_TEXTS[`${field} ${fault}`];
  throw badRequest(real ?? `fake: ${own}`);
}

/**
 * Checks the arguments of a call against the description of the Bot API. Stricter than the real server, which
 * ignores what it does not know: an unknown field is refused at any depth, and types must be exact.
 * Limits that count after markup is taken out are left to the method.
 * @throws ApiFailure 400
 */
export function checkCall(method: string, fields: Fields, args: JsonObject): void {
  checkFields(method, fields, args);
}

function checkFields(owner: string, fields: Fields, object: JsonObject): void {
  for (const [name, value] of Object.entries(object)) {
    const field = fields.get(name);
    if (field === undefined) throw badRequest(`fake: unknown field "${name}" in ${owner}`);
    if (value === undefined) continue;
    checkField(owner, name, field, value);
  }
  for (const [name, field] of fields) {
    if (field.required && object[name] === undefined) {
      refuse(owner, name, "missing", `required field "${name}" is missing in ${owner}`);
    }
  }
}

function checkField(owner: string, name: string, field: FieldSpec, value: Json): void {
  if (field.constant !== undefined && value !== field.constant) {
    throw badRequest(`fake: "${name}" of ${owner} must be "${field.constant}"`);
  }
  checkOneOf(`${owner}.${name}`, field.types, value);
  if (field.limit === undefined || field.limit.parsed) return;
  const { min, max, unit } = field.limit;
  const length = lengthIn(unit, value);
  if (length > max)
    refuse(owner, name, "long", `${owner}.${name} has ${length} ${unit}, at most ${max} are allowed`);
  if (length < min)
    refuse(owner, name, "short", `${owner}.${name} has ${length} ${unit}, at least ${min} are needed`);
}

function lengthIn(unit: "bytes" | "characters" | "items", value: Json): number {
  if (isArray(value)) return value.length;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return unit === "bytes" ? Buffer.byteLength(text) : text.length;
}

/** Tells types apart by the field that only one of them requires, or by their constant `type`. */
function checkOneOf(path: string, types: readonly string[], value: Json): void {
  let first: unknown;
  for (const type of types) {
    try {
      checkType(path, type, value);
      return;
    } catch (error) {
      first = chooseError(type, value, first, error);
    }
  }
  throw first;
}

/** The error of the type that the value was meant to be says more than that of the first one tried. */
function chooseError(type: string, value: Json, first: unknown, error: unknown): unknown {
  if (first === undefined) return error;
  const spec = botApiTypes.get(type);
  if (spec?.kind !== "object" || !isObject(value)) return first;
  const constants = [...spec.fields].filter(([, field]) => field.constant !== undefined);
  const meant = constants.length > 0 && constants.every(([name, field]) => value[name] === field.constant);
  return meant ? error : first;
}

function checkType(path: string, type: string, value: Json): void {
  const wrong = () => badRequest(`fake: ${path} must be ${type}, got ${JSON.stringify(value).slice(0, 80)}`);
  if (type.startsWith("Array of ")) {
    if (!isArray(value)) throw wrong();
    for (const item of value) checkType(path, type.slice("Array of ".length), item);
    return;
  }
  switch (type) {
    case "Integer":
      if (!Number.isSafeInteger(value)) throw wrong();
      return;
    case "Float":
      if (typeof value !== "number") throw wrong();
      return;
    case "Boolean":
      if (typeof value !== "boolean") throw wrong();
      return;
    case "String":
      if (typeof value !== "string") throw wrong();
      return;
    case "InputFile":
      if (typeof value !== "string" || !value.startsWith("attach://")) throw wrong();
      return;
    default:
  }
  const spec = botApiTypes.get(type);
  if (spec === undefined) throw new Error(`botApi.json has no type ${type} (needed for ${path})`);
  if (spec.kind === "oneOf") {
    checkOneOf(path, spec.names, value);
    return;
  }
  if (!isObject(value)) throw wrong();
  checkFields(type, spec.fields, value);
}
