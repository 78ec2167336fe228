import type { ChainLink } from "./ChainWalk.ts";

/** 64 bits of the hash: nobody finds another log that has them. */
const DIGITS = 16;
const CODE = /^(\d{1,10})-((?:[0-9a-f]{4}-?){4})$/i;

/** The head of a chain as people keep it: "345-3f9a-12bc-77de-01ab" is the beginning of entry 345's hash. */
export function headCode({ seq, hash }: ChainLink): string {
  return [String(seq), ...(hash.slice(0, DIGITS).match(/.{4}/g) ?? [])].join("-");
}

/** Null: it is no such code. `hash` is its beginning only. */
export function readHeadCode(code: string): ChainLink | null {
  const [, seq, hash] = CODE.exec(code.trim()) ?? [];
  if (seq === undefined || hash === undefined) return null;
  return { seq: Number(seq), hash: hash.replaceAll("-", "").toLowerCase() };
}
