import { z } from "zod";

/** What is not kept for ever, and how many days it is kept when nothing else is set. */
export const DEFAULT_PERIODS = {
  /** Content of what people sent, in the inbox; the key that makes a repeated delivery harmless stays. */
  received: 180,
  /** Content of what was sent to them. */
  sent: 180,
  /** Keys of what was received and sent, without their content: they keep a repeated delivery from counting twice. */
  keys: 730,
  /** The conversation as the web chat shows it. */
  webChat: 180,
  /** Content of updates that could not be handled. */
  failed: 90,
  /** Where somebody stood who has not written since. */
  dialogues: 90,
  /** Invitations and link codes, used or run out. */
  invites: 30,
  /** Sessions of a browser, ended or run out. */
  sessions: 30,
  /** Workbooks of forms that nobody has published. */
  drafts: 30,
  /** Copies of their own data that people were given. */
  exports: 7,
  /** Chat accounts and e-mail addresses of people who take part in nothing any more. */
  departed: 90,
  /** Accounts that wrote once and never enrolled. */
  strangers: 30,
} as const satisfies Readonly<Record<string, number>>;

export type RetentionKind = keyof typeof DEFAULT_PERIODS;
export type RetentionPeriods = Readonly<Record<RetentionKind, number>>;

/** Ten years: whoever needs more keeps an archive, not a chat. */
const MAX_DAYS = 3_650;

const days = (usual: number, least = 1) => z.int().min(least).max(MAX_DAYS).default(usual);

/** Periods as set by the operator, in days; what is left out is as usual. */
export const retentionPeriods: z.ZodType<RetentionPeriods> = z
  .strictObject({
    received: days(DEFAULT_PERIODS.received, 7),
    sent: days(DEFAULT_PERIODS.sent, 7),
    keys: days(DEFAULT_PERIODS.keys, 30),
    webChat: days(DEFAULT_PERIODS.webChat, 7),
    failed: days(DEFAULT_PERIODS.failed, 7),
    dialogues: days(DEFAULT_PERIODS.dialogues, 7),
    invites: days(DEFAULT_PERIODS.invites),
    sessions: days(DEFAULT_PERIODS.sessions),
    drafts: days(DEFAULT_PERIODS.drafts),
    exports: days(DEFAULT_PERIODS.exports),
    departed: days(DEFAULT_PERIODS.departed, 7),
    strangers: days(DEFAULT_PERIODS.strangers, 7),
  })
  .refine(({ keys, sent, received }) => keys >= Math.max(sent, received), {
    path: ["keys"],
    message: "is shorter than what was sent or received is kept",
  })
  .refine(({ dialogues, sent, received }) => dialogues <= Math.min(sent, received), {
    path: ["dialogues"],
    message: "is longer than what was sent or received is kept: a question could not be shown again",
  });
