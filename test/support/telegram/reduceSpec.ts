/**
 * Writes `botApi.json`, the part of the Telegram Bot API that the fake server checks calls against, from
 * the complete description of github.com/PaulSonOfLars/telegram-bot-api-spec (see NOTICE).
 *
 *     node test/support/telegram/reduceSpec.ts path/to/api.json
 *
 * A field becomes one line of text, so that a new version of the API reads well in a diff:
 * `"text": "required String, 1-4096 characters after entities parsing"`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";

/** Methods the fake server answers. Everything else stays a bare name in `otherMethods`. */
const METHODS = [
  "getMe getUpdates setWebhook deleteWebhook",
  "sendMessage sendDocument sendChatAction editMessageReplyMarkup answerCallbackQuery",
  "getFile setMyCommands deleteMyCommands",
].flatMap((line) => line.split(" "));

/** Methods of Bot API 10.2 and 10.3, which are newer than the description (names from @grammyjs/types 5.0.0, MIT). */
const NEWER_METHODS = [
  "deleteEphemeralMessage",
  "editEphemeralMessageCaption",
  "editEphemeralMessageMedia",
  "editEphemeralMessageReplyMarkup",
  "editEphemeralMessageText",
];

const Field = z.object({
  name: z.string(),
  types: z.array(z.string()),
  required: z.boolean(),
  description: z.string(),
});
type Field = z.infer<typeof Field>;
const Entry = z.object({ fields: z.array(Field).optional(), subtypes: z.array(z.string()).optional() });
const FullSpec = z.object({
  version: z.string(),
  methods: z.record(z.string(), Entry),
  types: z.record(z.string(), Entry),
});

const LIMIT = /(\d+)-(\d+) (bytes|characters|items)( after entit(?:y|ies) parsing)?/;
const CONSTANT = /, (?:must be|always) (?:“|")?([a-z_]+)(?:”|")?$/;

function describe(field: Field): string {
  const limit = LIMIT.exec(field.description);
  const constant = CONSTANT.exec(field.description);
  return [
    `${field.required ? "required " : ""}${field.types.join(" or ")}`,
    ...(limit ? [`${limit[1]}-${limit[2]} ${limit[3]}${limit[4] ? " after entities parsing" : ""}`] : []),
    ...(constant ? [`must be ${constant[1]}`] : []),
  ].join(", ");
}

function describeAll(fields: readonly Field[] | undefined): Record<string, string> {
  return Object.fromEntries((fields ?? []).map((field) => [field.name, describe(field)]));
}

const [input] = process.argv.slice(2);
if (input === undefined) throw new Error("usage: node reduceSpec.ts path/to/api.json");
const full = FullSpec.parse(JSON.parse(readFileSync(input, "utf8")));

const types = new Map<string, string[] | Record<string, string>>();
function collect(name: string): void {
  const bare = name.replace(/^(Array of )+/, "");
  const type = full.types[bare];
  if (type === undefined || types.has(bare)) return;
  types.set(bare, type.subtypes ?? describeAll(type.fields));
  for (const subtype of type.subtypes ?? []) collect(subtype);
  for (const field of type.fields ?? []) field.types.forEach(collect);
}

const methods: Record<string, Record<string, string>> = {};
for (const name of METHODS) {
  const method = full.methods[name];
  if (method === undefined) throw new Error(`${name} is not in ${input}`);
  methods[name] = describeAll(method.fields);
  for (const field of method.fields ?? []) field.types.forEach(collect);
}

const reduced = {
  source: `${full.version}, reduced from github.com/PaulSonOfLars/telegram-bot-api-spec, see NOTICE`,
  methods,
  types: Object.fromEntries([...types].sort(([a], [b]) => (a < b ? -1 : 1))),
  otherMethods: [
    ...Object.keys(full.methods).filter((name) => !METHODS.includes(name)),
    ...NEWER_METHODS,
  ].sort(),
};
writeFileSync(new URL("./botApi.json", import.meta.url), `${JSON.stringify(reduced, null, 2)}\n`);
