import { badRequest, ZaloFailure } from "./ZaloFailure.ts";

type Args = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => string | null;

/** Text limit of the documentation, counted in UTF-16 code units: the strictest reading of "characters". */
const MAX_TEXT = 2000;
const SECRET_LENGTH = { min: 8, max: 256 };

const text: Check = (value) => {
  if (typeof value !== "string") return "must be a string";
  if (value.trim() === "") return "is empty";
  if (!value.isWellFormed()) return "is cut inside a character";
  return value.length > MAX_TEXT ? `has ${value.length} characters, at most ${MAX_TEXT}` : null;
};
const string: Check = (value) => (typeof value === "string" && value !== "" ? null : "must be a string");
const publicUrl: Check = (value) => {
  const url = typeof value === "string" ? URL.parse(value) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return "must be an http(s) address";
  return isPrivateHost(url.hostname) ? "is not a public address" : null;
};
const oneOf =
  (...values: readonly string[]): Check =>
  (value) =>
    typeof value === "string" && values.includes(value) ? null : `must be one of ${values.join(", ")}`;

const styles: Check = (value) => {
  if (!Array.isArray(value)) return "must be a list";
  const wrong = value.find(
    (style) => !Number.isInteger(style?.start) || !Number.isInteger(style?.len) || !Array.isArray(style?.st),
  );
  return wrong === undefined ? null : "has a style without start, len and st";
};

interface Field {
  readonly check: Check;
  readonly required?: boolean;
}
const required = (check: Check): Field => ({ check, required: true });
const optional = (check: Check): Field => ({ check });

/** Every method of the documentation (docs.zaloplatforms.com/docs/BOT); there are no others. */
const METHODS: Readonly<Record<string, Readonly<Record<string, Field>>>> = {
  getMe: {},
  getUpdates: {
    timeout: optional((value) => (/^\d{1,3}$/.test(String(value)) ? null : "must be seconds")),
  },
  setWebhook: {
    url: required((value) => {
      const url = typeof value === "string" ? URL.parse(value) : null;
      if (url === null || url.protocol !== "https:") return "must be an https address";
      return isPrivateHost(url.hostname) ? "is not a public address" : null;
    }),
    secret_token: required((value) =>
      typeof value === "string" && value.length >= SECRET_LENGTH.min && value.length <= SECRET_LENGTH.max
        ? null
        : `must have ${SECRET_LENGTH.min} to ${SECRET_LENGTH.max} characters`,
    ),
  },
  deleteWebhook: {},
  getWebhookInfo: {},
  sendMessage: {
    chat_id: required(string),
    text: required(text),
    parse_mode: optional(oneOf("markdown", "html")),
    text_styles: optional(styles),
  },
  sendPhoto: { chat_id: required(string), photo: required(publicUrl), caption: optional(text) },
  sendSticker: { chat_id: required(string), sticker: required(string) },
  sendVoice: {
    chat_id: required(string),
    voice_url: required(
      (value) => publicUrl(value) ?? (String(value).endsWith(".aac") ? null : "must end in .aac"),
    ),
  },
  sendChatAction: { chat_id: required(string), action: required(oneOf("typing")) },
};

/**
 * Refuses what the documentation does not allow: another method (names are case-sensitive), an
 * unknown field, a missing one, a value outside its bounds.
 * @throws ZaloFailure
 */
export function checkZaloCall(method: string, args: Args): void {
  const fields = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
  if (fields === undefined) throw new ZaloFailure(404, "Not Found");
  for (const name of Object.keys(args)) {
    if (!Object.hasOwn(fields, name)) throw badRequest(`fake: ${method} has no field ${name}`);
  }
  for (const [name, field] of Object.entries(fields)) {
    const value = args[name];
    if (value === undefined && field.required !== true) continue;
    const wrong = value === undefined ? "is missing" : field.check(value);
    if (wrong !== null) throw badRequest(`fake: ${name} ${wrong}`);
  }
}

/** What Zalo's servers cannot reach. */
function isPrivateHost(host: string): boolean {
  return (
    /^(localhost|.*\.local|.*\.localhost)$/i.test(host) ||
    /^(127|10|169\.254|192\.168|172\.(1[6-9]|2\d|3[01]))\./.test(host) ||
    host.startsWith("[")
  );
}
