import { z } from "zod";

/** What people do in a played inspection; the file is read by people, so it is strict. */

const step = z.union([
  z.strictObject({
    /** Must stand in the newest messages of the bot, or the dialogue has gone another way. */
    asked: z.string(),
    says: z.string(),
  }),
  z.strictObject({ asked: z.string(), presses: z.string() }),
]);
export type DialogueStep = z.infer<typeof step>;

export const dialogueSchema = z.strictObject({
  people: z.array(
    z.strictObject({
      /** "lead", or the area of a member: whose invitation is used. */
      who: z.string(),
      steps: z.array(step),
    }),
  ),
});
export type Dialogue = z.infer<typeof dialogueSchema>;
