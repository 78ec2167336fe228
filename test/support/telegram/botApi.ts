import { readFileSync } from "node:fs";
import { z } from "zod";

export interface FieldLimit {
  readonly min: number;
  readonly max: number;
  readonly unit: "bytes" | "characters" | "items";
  /** The limit holds for the text that is left when the markup has been taken out. */
  readonly parsed: boolean;
}

export interface FieldSpec {
  /** Type names as the API's description writes them, e.g. "Array of MessageEntity". */
  readonly types: readonly string[];
  readonly required: boolean;
  readonly limit: FieldLimit | undefined;
  /** The only value allowed, e.g. "photo" for the type of an InputMediaPhoto. */
  readonly constant: string | undefined;
}

export type Fields = ReadonlyMap<string, FieldSpec>;

/** A type either has fields of its own or stands for one of several types. */
export type TypeSpec =
  | { readonly kind: "object"; readonly fields: Fields }
  | { readonly kind: "oneOf"; readonly names: readonly string[] };

const FieldLines = z.record(z.string(), z.string());
const ReducedSpec = z.object({
  source: z.string(),
  methods: z.record(z.string(), FieldLines),
  types: z.record(z.string(), z.union([z.array(z.string()), FieldLines])),
  otherMethods: z.array(z.string()),
});

const LIMIT = /^(\d+)-(\d+) (bytes|characters|items)( after entities parsing)?$/;

function parseField(line: string): FieldSpec {
  const [head = "", ...rest] = line.split(", ");
  const required = head.startsWith("required ");
  let limit: FieldLimit | undefined;
  let constant: string | undefined;
  for (const part of rest) {
    const match = LIMIT.exec(part);
    if (part.startsWith("must be ")) constant = part.slice("must be ".length);
    else if (match) {
      const unit = match[3] === "bytes" ? "bytes" : match[3] === "items" ? "items" : "characters";
      limit = { min: Number(match[1]), max: Number(match[2]), unit, parsed: match[4] !== undefined };
    } else throw new Error(`botApi.json: cannot read "${line}"`);
  }
  return { types: head.replace(/^required /, "").split(" or "), required, limit, constant };
}

function parseFields(lines: Record<string, string>): Fields {
  return new Map(Object.entries(lines).map(([name, line]) => [name, parseField(line)]));
}

const reduced = ReducedSpec.parse(
  JSON.parse(readFileSync(new URL("./botApi.json", import.meta.url), "utf8")),
);

/** Methods by lower-case name: the real server does not mind the case of a method. */
export const botApiMethods: ReadonlyMap<string, { readonly name: string; readonly fields: Fields }> = new Map(
  Object.entries(reduced.methods).map(([name, lines]) => [
    name.toLowerCase(),
    { name, fields: parseFields(lines) },
  ]),
);

/** Lower-case names of the methods that exist in the Bot API but that the fake server does not answer. */
export const unansweredMethods: ReadonlySet<string> = new Set(
  reduced.otherMethods.map((name) => name.toLowerCase()),
);

export const botApiTypes: ReadonlyMap<string, TypeSpec> = new Map(
  Object.entries(reduced.types).map(([name, type]) => [
    name,
    Array.isArray(type) ? { kind: "oneOf", names: type } : { kind: "object", fields: parseFields(type) },
  ]),
);
