import { z } from "zod";
import type { OutboxRow } from "../../db/outbox.ts";
import type { ChannelPort, DeliveryOutcome } from "../../messaging/channelPort.ts";
import { downloadMedia, type Reach } from "../common/downloadMedia.ts";
import type { FileText } from "../common/fileText.ts";
import type { FilePart } from "../common/multipart.ts";
import { createPartSender, namesOfAll, type PartOutcome } from "../common/partSender.ts";
import { CAPABILITIES, MAX_TEXT } from "./limits.ts";
import type { OaAnswer, OaApi } from "./oaApi.ts";
import { oaParts, type OaPart } from "./oaParts.ts";
import { outcomeOf, problemOf } from "./outcome.ts";
import type { ReminderFacts } from "./reminderFacts.ts";
import type { TokenKeeper } from "./tokenKeeper.ts";
import { createToUpdate } from "./toUpdate.ts";
import { userIdOfConversation } from "./updateKey.ts";
import type { WriteWindow } from "./writeWindow.ts";

export interface ZaloOaPortDeps {
  readonly oaId: string;
  readonly api: OaApi;
  readonly tokens: Pick<TokenKeeper, "access" | "renew">;
  readonly readFile: (reference: string) => Promise<FilePart | null>;
  readonly fileText: FileText;
  /** What stands above a message that may have arrived before, in the language of the conversation. */
  readonly resentMark: (conversation: string) => Promise<string>;
  readonly window: (userId: string) => Promise<WriteWindow>;
  /** Whether to write while Zalo charges for it. */
  readonly paidMessages: boolean;
  /** Of the template message for reminders; undefined: none is approved. */
  readonly reminderTemplate: string | undefined;
  readonly reminderFacts: (outboxId: bigint) => Promise<ReminderFacts | null>;
  /** Only the template message has gone: the message itself follows when the person turns to the account. */
  readonly hold: (userId: string, outboxId: bigint) => Promise<void>;
  /** A message that Zalo charges for was sent. */
  readonly onPaid: (what: "message" | "template") => void;
  /** Zalo refuses something that only an administrator can change. */
  readonly onTrouble: (error: string) => void;
  /** What may be asked for a file, by the address that an event named; the open internet without it. */
  readonly reachOf?: (address: string) => Reach;
}

const sentSchema = z.looseObject({ message_id: z.string() });
/** A file is named by its token; an id has been seen instead. */
const uploadedSchema = z.looseObject({ attachment_id: z.string().optional(), token: z.string().optional() });

/** The Official Account as a channel of the shared flows. */
export function createZaloOaPort(deps: ZaloOaPortDeps): ChannelPort {
  const sendParts = createPartSender(namesOfAll);
  let showsButtons = true;

  async function deliver(row: OutboxRow): Promise<DeliveryOutcome> {
    const userId = userIdOfConversation(row.conversation);
    if (userId === null) return { kind: "failed", error: `no Zalo OA conversation: ${row.conversation}` };
    const made = await oaParts(row, { ...deps, showsButtons });
    if (!made.ok) return { kind: "failed", error: made.error };
    if (made.parts.length === 0) return { kind: "sent", externalId: null };
    const window = await deps.window(userId);
    if (window === "closed" || (window === "paid" && !deps.paidMessages)) {
      return byTemplate(row, userId, `the last message of this person is too old (${window})`);
    }
    let refusedButtons = false;
    const outcome = await sendParts(row, made.parts, async (part, again) => {
      const answer = await sendPart(userId, part, again ? await deps.resentMark(row.conversation) : "");
      if (answer.ok) {
        if (window === "paid") deps.onPaid("message");
        return { kind: "sent", id: sentSchema.safeParse(answer.data).data?.message_id ?? null };
      }
      refusedButtons = hasButtons(part) && answer.kind === "refused" && problemOf(answer.code) === "call";
      return stopped(answer, row.attempts);
    });
    if (refusedButtons && showsButtons) {
      // How buttons look is not documented well: better a list than nothing.
      showsButtons = false;
      deps.onTrouble(`buttons are refused, choices are numbered from now on (${errorOf(outcome)})`);
      return deliver(row);
    }
    return outcome.kind === "undeliverable" ? byTemplate(row, userId, outcome.error) : outcome;
  }

  function stopped(answer: Exclude<OaAnswer, { ok: true }>, attempts: number): PartOutcome {
    if (answer.kind === "refused" && problemOf(answer.code) === "account") {
      deps.onTrouble(`${answer.code} ${answer.message}`);
    }
    const uncertain = answer.kind === "unreachable";
    return { kind: "stopped", outcome: outcomeOf(answer, attempts), uncertain };
  }

  /**
   * To whom the account may not write: a template message tells that there is something about
   * remediation, and the message follows; everything else goes another way.
   */
  async function byTemplate(row: OutboxRow, userId: string, error: string): Promise<DeliveryOutcome> {
    const { reminderTemplate: template } = deps;
    const facts = template === undefined ? null : await deps.reminderFacts(row.id);
    if (template === undefined || facts === null) return { kind: "undeliverable", error };
    const answer = await withToken((token) => deps.api.template(token, userId, template, facts));
    if (answer.ok) {
      deps.onPaid("template");
      await deps.hold(userId, row.id);
      return { kind: "sent", externalId: sentSchema.safeParse(answer.data).data?.message_id ?? null };
    }
    const outcome = outcomeOf(answer, row.attempts);
    // Template messages have errors of their own, and no way to mend one: the next channel has the reminder.
    const passes = answer.kind === "unreachable" || ["token", "rate"].includes(problemOf(answer.code));
    if (outcome.kind === "retry" && passes) return outcome;
    deps.onTrouble(`template ${template}: ${errorOf(outcome)}`);
    return { kind: "undeliverable", error: `${error}; template: ${errorOf(outcome)}` };
  }

  async function sendPart(userId: string, part: OaPart, mark: string): Promise<OaAnswer> {
    if (part.kind !== "text") return sendFile(userId, part.file);
    const marked = mark === "" ? part.text : `${mark}\n${part.text}`;
    const text = marked.length > MAX_TEXT ? part.text : marked;
    const { buttons } = part;
    const attachment = buttons.length === 0 ? {} : { attachment: { type: "template", payload: { buttons } } };
    return withToken((token) => deps.api.message(token, userId, { text, ...attachment }));
  }

  async function sendFile(userId: string, file: FilePart): Promise<OaAnswer> {
    const uploaded = await withToken((token) => deps.api.upload(token, file));
    if (!uploaded.ok) return uploaded;
    const { attachment_id: id, token: fileToken = id } = uploadedSchema.safeParse(uploaded.data).data ?? {};
    if (fileToken === undefined) return { ok: false, kind: "unreachable", error: "an upload without a name" };
    const attachment = { type: "file", payload: { token: fileToken } };
    return withToken((token) => deps.api.message(token, userId, { attachment }));
  }

  /** Once more with another token when Zalo refuses this one: it may have ended a moment ago. */
  async function withToken(call: (token: string) => Promise<OaAnswer>): Promise<OaAnswer> {
    const token = await deps.tokens.access();
    if (token === null) return NO_TOKEN;
    const answer = await call(token);
    if (answer.ok || answer.kind !== "refused" || problemOf(answer.code) !== "token") return answer;
    const next = await deps.tokens.renew(token);
    return next === null ? answer : call(next);
  }

  return {
    name: "zalo_oa",
    capabilities: CAPABILITIES,
    toUpdate: createToUpdate(deps.oaId),
    deliver,
    fetchFile: (address, limit) => downloadMedia(address, limit, deps.reachOf?.(address)),
  };
}

const NO_TOKEN: OaAnswer = { ok: false, kind: "refused", code: -220, message: "no access token" };

function hasButtons(part: OaPart): boolean {
  return part.kind === "text" && part.buttons.length > 0;
}

function errorOf(outcome: DeliveryOutcome): string {
  return outcome.kind === "sent" ? "" : outcome.error;
}
