import { formatDate } from "../../domain/answer/formatDate.ts";
import { DOCUMENT_KINDS, type DocumentKind } from "../../domain/report/reportModel.ts";
import { t } from "../../i18n/t.ts";
import { paperSymbolOf } from "../../usecases/document/listPapers.ts";
import { numberPaper } from "../../usecases/document/numberPaper.ts";
import { issuedNumbers, readPaperNumber } from "../../usecases/document/paperNumbers.ts";
import { findInspection } from "../../usecases/inspection/inspectionRef.ts";
import { packButton } from "../../messaging/buttonData.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import type { Handling } from "../core/handling.ts";
import { column, outgoing, type Outgoing } from "../core/outgoing.ts";
import { personLocale, say } from "../core/say.ts";
import { taken, wrong, type Answered } from "../ask/askUntil.ts";
import { confirmDeed } from "../ask/confirmDeed.ts";
import { askDayOr, dayChoice } from "../ask/day.ts";
import { question, type Question } from "../core/question.ts";
import { askWords, askWordsAs } from "../ask/words.ts";

/** What the register says of a paper, or what is wished instead. */
type Entry = { kind: "number"; number: string } | { kind: "renew" } | { kind: "remove" } | { kind: "leave" };

/**
 * Asks for the number and the day of a paper in the office's register and stores both at the end. What has its
 * number already is made anew, or becomes a draft again, with a reason.
 */
export async function numberPaperFlow(
  conversation: BotConversation,
  context: InnerContext,
  inspectionId: string,
  kindText: string,
): Promise<void> {
  const kind = DOCUMENT_KINDS.find((known) => known === kindText);
  if (kind === undefined) return;
  const entry = await askWordsAs<Entry, "renew" | "remove" | "leave">(
    conversation,
    context,
    await conversation.external(({ handling }) => numberQuestion(handling, inspectionId, kind)),
    {
      read: (text, handling) => {
        const number = readPaperNumber(bareNumber(text));
        if (number === null) return wrong(t(personLocale(handling), "papers-number-wrong"));
        return taken({ kind: "number", number });
      },
      pressed: (name) => taken({ kind: name }),
    },
  );
  if (entry.value.kind === "leave") return;
  const known = await conversation.external(
    async ({ handling }) => (await issuedNumbers(handling.act, inspectionId))[kind] ?? null,
  );
  let last = entry.context;
  let reason: string | null = null;
  if (known !== null) {
    const asked = await conversation.external(({ handling }) =>
      question(
        t(personLocale(handling), "papers-ask-reason", { title: t(personLocale(handling), `paper-${kind}`) }),
      ),
    );
    ({ value: reason, context: last } = await askWords(conversation, last, asked));
  }
  const number = entry.value.kind === "number" ? entry.value.number : null;
  const dated = number !== null && kind !== "inspection_minutes";
  for (;;) {
    const day: Answered<string | null> = dated
      ? await askPaperDay(conversation, last)
      : { value: null, context: last };
    if (dated && day.value === null) return;
    const deed = await confirmDeed(conversation, day.context, { deed: "numberPaper", object: inspectionId });
    if (!deed.confirmed) return;
    last = deed.context;
    const undated = entry.value.kind === "renew" ? known : null;
    const issued = number === null ? undated : { number, on: day.value };
    const answer: Stored = await conversation.external(({ handling }) =>
      store(handling, inspectionId, { kind, issued, reason }),
    );
    await say(last, answer.message);
    if (answer.done || !dated) return;
  }
}

/** The day of the number; null: not now. */
async function askPaperDay(
  conversation: BotConversation,
  context: InnerContext,
): Promise<Answered<string | null>> {
  const asked = await conversation.external(({ handling }) => dayQuestion(handling));
  return askDayOr<string | null, "leave">(conversation, context, asked.question, {
    example: asked.today,
    check: (on) => taken(on),
    pressed: () => taken(null),
  });
}

/** "Số 05/BC-ĐKT" is 05: the symbol is printed from the template. */
function bareNumber(text: string): string {
  return text.replace(/^\s*(?:số|so|no\.?)\s*:?\s*/iu, "").replace(/\s*\/.*$/u, "");
}

async function numberQuestion(
  handling: Handling,
  inspectionId: string,
  kind: DocumentKind,
): Promise<Question<"renew" | "remove" | "leave">> {
  const { act } = handling;
  const locale = personLocale(handling);
  const known = (await issuedNumbers(act, inspectionId))[kind];
  const text = t(locale, "papers-ask-number", {
    title: t(locale, `paper-${kind}`),
    symbol: await paperSymbolOf(act, inspectionId, kind),
  });
  return question(known === undefined ? text : `${text}\n${t(locale, "papers-frozen")}`, [
    known === undefined
      ? null
      : { name: "renew", label: t(locale, "button-papers-renew", { number: known.number }) },
    known === undefined
      ? null
      : { name: "remove", label: t(locale, "button-papers-remove", { number: known.number }) },
    { name: "leave", label: t(locale, "button-stop") },
  ]);
}

function dayQuestion(handling: Handling): { question: Question<`day:${string}` | "leave">; today: string } {
  const { today } = handling.act;
  const locale = personLocale(handling);
  const label = t(locale, "button-papers-today", { date: formatDate(today, "short", locale) });
  const asked = question<`day:${string}` | "leave">(t(locale, "papers-ask-day"), [
    dayChoice(today, label),
    { name: "leave", label: t(locale, "button-stop") },
  ]);
  return { question: asked, today };
}

interface Stored {
  done: boolean;
  message: Outgoing | string;
}

async function store(
  handling: Handling,
  inspectionId: string,
  order: { kind: DocumentKind; issued: { number: string; on: string | null } | null; reason: string | null },
): Promise<Stored> {
  const { kind, issued } = order;
  const { act } = handling;
  const locale = personLocale(handling);
  const inspection = await findInspection(act, inspectionId);
  if (inspection === null) return { done: true, message: t(locale, "not-allowed") };
  const title = t(locale, `paper-${kind}`);
  const saved = await numberPaper(act, inspection, order);
  const day = (iso: string): string => formatDate(iso, "short", locale);
  if (saved.ok) {
    if (issued === null) return { done: true, message: t(locale, "papers-number-removed", { title }) };
    const symbol = await paperSymbolOf(act, inspectionId, kind);
    const number = `${issued.number}/${symbol}`;
    const text =
      issued.on === null
        ? t(locale, "papers-number-saved", { title, number })
        : t(locale, "papers-number-and-day-saved", { title, number, date: day(issued.on) });
    const build = {
      label: t(locale, "button-papers-build"),
      data: packButton({ on: "paper", id: inspectionId, kind, format: "pdf", language: "vi" }),
    };
    return { done: true, message: outgoing([text], column(build)) };
  }
  switch (saved.reason) {
    case "not_allowed":
      return { done: true, message: t(locale, "not-allowed") };
    case "reason_needed":
      return { done: true, message: t(locale, "papers-reason-needed") };
    case "before_the_visit":
      return {
        done: false,
        message: t(locale, "papers-day-before-visit", { date: day(saved.visitDate) }),
      };
    case "in_the_future":
      return { done: false, message: t(locale, "papers-day-in-future") };
    case "taken":
      return {
        done: true,
        message: t(locale, "papers-number-taken", {
          number: issued?.number ?? "",
          unit: saved.unit,
        }),
      };
    default:
      return saved satisfies never;
  }
}
