import { join } from "node:path";

/**
 * For the environment of Node processes that tests start by the dozen: what Node made of the sources is
 * kept for the next start, which halves its CPU. The service itself does so without being told.
 */
export const COMPILE_CACHE = {
  NODE_COMPILE_CACHE: join(import.meta.dirname, "../../node_modules/.cache/kiemtra-test"),
} as const;
