import type { IncomingMessage } from "node:http";
import { ApiFailure, badRequest } from "./ApiFailure.ts";
import type { Fields } from "./botApi.ts";
import type { Json, JsonObject } from "./json.ts";

/** Telegram's own limit for a request with files: 50 MB and a little for the rest. */
const MAX_BODY_BYTES = 52 * 1024 * 1024;

export interface UploadedFile {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

export interface DecodedCall {
  /** A file part named like a field appears here as `attach://<field>`, like the other files. */
  readonly args: JsonObject;
  readonly files: ReadonlyMap<string, UploadedFile>;
}

/** Reads a whole request body. @throws ApiFailure 413 */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_BODY_BYTES) throw new ApiFailure(413, "Request Entity Too Large");
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/**
 * Decodes the arguments of a call in any of the four forms that the Bot API takes: query, form, JSON, multipart.
 * Text from forms becomes numbers, booleans and objects by the types of `fields`.
 */
export async function decodeCall(
  contentType: string,
  query: URLSearchParams,
  body: Buffer,
  fields: Fields,
): Promise<DecodedCall> {
  const args: Record<string, Json> = {};
  const files = new Map<string, UploadedFile>();
  const putText = (name: string, text: string) => {
    args[name] = fromText(text, fields.get(name)?.types ?? ["String"]);
  };
  for (const [name, text] of query) putText(name, text);
  if (body.length === 0) return { args, files };
  if (contentType.startsWith("application/json")) return { args: { ...args, ...parseObject(body) }, files };
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)/.test(contentType)) {
    throw badRequest(`fake: unknown content type ${contentType}`);
  }
  const form = await new Response(new Uint8Array(body), {
    headers: { "content-type": contentType },
  }).formData();
  for (const [name, value] of form) {
    if (typeof value === "string") putText(name, value);
    else {
      const bytes = new Uint8Array(await value.arrayBuffer());
      files.set(name, { name: value.name, mime: value.type, bytes });
      if (fields.has(name)) args[name] = `attach://${name}`;
    }
  }
  for (const name of files.keys()) {
    if (!JSON.stringify(args).includes(`attach://${name}`))
      throw badRequest(`fake: file part "${name}" is not used`);
  }
  return { args, files };
}

function parseObject(body: Buffer): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(body.toString("utf8"));
  } catch {
    throw badRequest("can't parse request body: JSON expected");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw badRequest("can't parse request body: object expected");
  }
  return { ...value };
}

function fromText(text: string, types: readonly string[]): Json {
  if (types.includes("Integer") && /^-?\d+$/.test(text)) return Number(text);
  if (types.includes("Float") && text.trim() !== "" && Number.isFinite(Number(text))) return Number(text);
  if (types.includes("Boolean") && /^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  if (types.includes("String") || types.includes("InputFile")) return text;
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    throw badRequest(`can't parse ${types[0] ?? "value"} JSON object`);
  }
}
