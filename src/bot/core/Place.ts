import { z } from "zod";

/** Where a dialogue stands beside the flow's own log. It belongs to the person and moves with them. */
export const placeSchema = z.object({
  /** Chats that show what is being asked, and the message (outbox id) in each; the newest last. */
  shown: z.record(z.string(), z.string()),
  /** Length of what each of them says above the question, of the answer before. */
  above: z.record(z.string(), z.int()).default({}),
  /** The flow may mean messages of a chat that the dialogue has left. */
  moved: z.boolean().default(false),
});

/** The same while an update is handled. */
export interface Place extends z.infer<typeof placeSchema> {
  /** The flow's log as it was read. */
  log: string | null;
  /** What was asked before in this act: `shown` of prompts that are answered. */
  answered: readonly Readonly<Record<string, string>>[];
  /** Last message written in this act. */
  said: { id: string; above: number } | null;
}
