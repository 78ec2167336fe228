import { createHash, timingSafeEqual } from "node:crypto";

/** In constant time, whatever the lengths: both sides are hashed first. An empty secret matches nothing. */
export function sameSecret(given: string | undefined, secret: string): boolean {
  if (given === undefined || secret === "") return false;
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
