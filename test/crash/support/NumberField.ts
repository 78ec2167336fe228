import type { Pool } from "pg";
import { numberQuestion } from "../../support/numberForm.ts";
import type { EnrolledMember } from "../../support/enrolTeams.ts";
import type { LoggedCall } from "../../support/telegram/answerRequest.ts";
import type { TelegramFake } from "../../support/telegram/startTelegramFake.ts";

interface MemberCourse extends EnrolledMember {
  /** Numbers sent so far: 1, 2, … each the answer to the question of the same number. */
  sent: number;
}

/** What was not as it must be, as sentences; nothing when every promise was kept. */
export interface FieldReport {
  wrong: string[];
  /** Replies that came after the reply to a later message. */
  overtaken: string[];
  answers: number;
  replies: number;
  /** Replies that a member saw more than once. */
  duplicates: number;
}

const SAVED = /Đã lưu: ([\d.]+)/;

/**
 * Members of number forms who send 1, 2, 3, … without waiting for replies: the n-th number is the
 * answer to question n, so an update lost, doubled or taken out of order shows in the rows.
 */
export class NumberField {
  readonly members: readonly MemberCourse[];
  readonly #fake: TelegramFake;
  readonly #pool: Pool;
  /** "chat:n" of every "Đã lưu: n" that was sent, with how often. */
  readonly #acknowledged = new Map<string, number>();
  readonly #wrong: string[] = [];
  readonly #overtaken: string[] = [];
  readonly #newest = new Map<number, number>();

  constructor(fake: TelegramFake, pool: Pool, members: readonly EnrolledMember[]) {
    this.#fake = fake;
    this.#pool = pool;
    this.members = members.map((member) => ({ ...member, sent: 0 }));
    fake.onCall((call) => this.#note(call));
  }

  /** Everybody opens their form; resolves when the first question is there. */
  async open(): Promise<void> {
    await Promise.all(
      this.members.map(async ({ chatId }) => {
        const user = this.#fake.user(chatId);
        user.sendText("tiếp tục");
        await user.waitForMessage("Câu 1/", { timeoutMs: 60_000 });
      }),
    );
  }

  /** The next number of a member. */
  sendNext(member: MemberCourse): void {
    member.sent += 1;
    this.#fake.user(member.chatId).sendText(String(member.sent));
  }

  get sent(): number {
    return this.members.reduce((sum, member) => sum + member.sent, 0);
  }

  /** Whether the last reply to everything sent has been seen. */
  isAnswered(): boolean {
    return this.members.every(
      ({ chatId, sent }) => sent === 0 || this.#acknowledged.has(`${chatId}:${sent}`),
    );
  }

  /** To be called while the service is dead: what people were shown as saved is in the database. */
  async checkAcknowledged(): Promise<void> {
    const { rows } = await this.#pool.query<{ record: number; question: string }>(
      `SELECT "areaRecordId" AS record, question FROM "Answer"`,
    );
    const stored = new Set(rows.map(({ record, question }) => `${record}:${question}`));
    for (const key of this.#acknowledged.keys()) {
      const [chat, number] = key.split(":").map(Number);
      const member = this.members.find(({ chatId }) => chatId === chat);
      if (member === undefined || number === undefined) continue;
      if (!stored.has(`${member.recordId}:${this.#path(member, number)}`)) {
        this.#wrong.push(`${number} of chat ${chat} was shown as saved and is not in the database`);
      }
    }
  }

  /** Compares the rows with what was sent. */
  async report(): Promise<FieldReport> {
    const wrong = [...this.#wrong];
    const { rows: answers } = await this.#pool.query<{ record: number; question: string; value: unknown }>(
      `SELECT "areaRecordId" AS record, question, value FROM "Answer" ORDER BY "areaRecordId", version`,
    );
    const { rows: revisions } = await this.#pool.query<{ record: number; question: string; value: unknown }>(
      `SELECT "areaRecordId" AS record, question, data -> 'value' AS value FROM "AnswerRevision" ORDER BY id`,
    );
    const answersOf = Map.groupBy(answers, ({ record }) => record);
    const revisionsOf = Map.groupBy(revisions, ({ record }) => record);
    for (const member of this.members) {
      const { chatId, recordId, sent } = member;
      const expected = Array.from(
        { length: sent },
        (_, index) => `${this.#path(member, index + 1)}=${index + 1}`,
      );
      for (const [table, rows] of [
        ["Answer", answersOf.get(recordId) ?? []],
        ["AnswerRevision", revisionsOf.get(recordId) ?? []],
      ] as const) {
        const found = rows.map(({ question, value }) => `${question}=${JSON.stringify(value)}`);
        if (found.join() !== expected.join()) {
          wrong.push(`chat ${chatId}: ${table} holds ${found.join(" ")}, sent were ${expected.join(" ")}`);
        }
      }
      for (let number = 1; number <= sent; number += 1) {
        if (!this.#acknowledged.has(`${chatId}:${number}`))
          wrong.push(`chat ${chatId}: no reply to ${number}`);
      }
    }
    const replies = [...this.#acknowledged.values()].reduce((sum, count) => sum + count, 0);
    const duplicates = replies - this.#acknowledged.size;
    return { wrong, overtaken: this.#overtaken, answers: answers.length, replies, duplicates };
  }

  #path(member: MemberCourse, number: number): string {
    return numberQuestion(Number(member.area.slice("area_".length)), number);
  }

  #note(call: LoggedCall): void {
    const text = call.args["text"];
    const { chatId } = call;
    if (call.method !== "sendMessage" || chatId === undefined || typeof text !== "string") return;
    // A call without an answer may have taken effect all the same; one that was refused has not.
    if (!call.ok && call.result === undefined) return;
    const number = SAVED.exec(text)?.[1];
    if (number === undefined) return;
    const key = `${chatId}:${number}`;
    const count = (this.#acknowledged.get(key) ?? 0) + 1;
    this.#acknowledged.set(key, count);
    const newest = this.#newest.get(chatId) ?? 0;
    if (count === 1 && Number(number) < newest) {
      this.#overtaken.push(`chat ${chatId}: the reply to ${number} came after the one to ${newest}`);
    }
    this.#newest.set(chatId, Math.max(newest, Number(number)));
  }
}
