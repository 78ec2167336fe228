/** A value as JSON gives it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function stringOf(args: JsonObject, field: string): string | undefined {
  const value = args[field];
  return typeof value === "string" ? value : undefined;
}

export function numberOf(args: JsonObject, field: string): number | undefined {
  const value = args[field];
  return typeof value === "number" ? value : undefined;
}

export function booleanOf(args: JsonObject, field: string): boolean {
  return args[field] === true;
}
