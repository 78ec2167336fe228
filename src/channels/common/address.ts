import { z } from "zod";

/** An http address in the environment, as it is built upon: without a final slash. */
export const address = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ""));

/** Address of the service itself, which `config.ts` checks. */
export const publicUrl = z.string().optional();
