import { z } from "zod";

/**
 * A stretch of a message's text that is shown differently, counted in UTF-16 code units (Bot API
 * MessageEntity). Texts are always plain: nothing that people typed can become markup.
 */
export const textEntitySchema = z.object({
  type: z.literal("bold"),
  offset: z.int().nonnegative(),
  length: z.int().positive(),
});
export type TextEntity = z.infer<typeof textEntitySchema>;

export const textEntitiesSchema = z.array(textEntitySchema);
