import { formatDate } from "../../domain/answer/formatDate.ts";
import { parseVietnameseDate } from "../../domain/answer/parseVietnameseDate.ts";
import { DOCUMENT_KINDS, type DocumentKind } from "../../domain/report/reportModel.ts";
import { t } from "../../i18n/t.ts";
import { paperSymbolOf } from "../../usecases/document/listPapers.ts";
import { issuedNumbers, numberPaper, readPaperNumber } from "../../usecases/document/paperNumbers.ts";
import { findInspection } from "../../usecases/inspection/inspectionRef.ts";
import { ask, type Received } from "../ask.ts";
import { packButton } from "../../messaging/buttonData.ts";
import type { BotConversation, InnerContext } from "../context.ts";
import { handling } from "../handling.ts";
import { column, outgoing, type Outgoing } from "../outgoing.ts";
import { newPromptId } from "../promptId.ts";
import { personLocale, say } from "../say.ts";

const ACTS = { today: "td", remove: "rm", leave: "lv" } as const;

interface Question {
  prompt: string;
  message: Outgoing;
}

/** Asks for the number and the day of a paper in the office's register and stores both at the end. */
export async function numberPaperFlow(
  conversation: BotConversation,
  context: InnerContext,
  inspectionId: string,
  kindText: string,
): Promise<void> {
  const kind = DOCUMENT_KINDS.find((known) => known === kindText);
  if (kind === undefined) return;
  let last = context;
  let number: string | null = null;
  while (number === null) {
    const question = await conversation.external(() => numberQuestion(inspectionId, kind));
    const received = await ask(conversation, last, question.message);
    last = received.context;
    const said = saidBy(received, question.prompt);
    if (said === null || said === ACTS.leave) return;
    if (said === ACTS.remove) {
      const answer = await conversation.external(() => store(inspectionId, kind, null));
      await say(last, answer.message);
      return;
    }
    number = await conversation.external(() => readPaperNumber(bareNumber(said)));
    if (number === null)
      await say(last, await conversation.external(() => t(personLocale(), "papers-number-wrong")));
  }
  const entered = number;
  if (kind === "inspection_minutes") {
    const answer = await conversation.external(() =>
      store(inspectionId, kind, { number: entered, on: null }),
    );
    await say(last, answer.message);
    return;
  }
  for (;;) {
    const question = await conversation.external(() => dayQuestion());
    const received = await ask(conversation, last, question.message);
    last = received.context;
    const said = saidBy(received, question.prompt);
    if (said === null || said === ACTS.leave) return;
    const answer = await conversation.external(() => storeWithDay(inspectionId, kind, entered, said));
    await say(last, answer.message);
    if (answer.done) return;
  }
}

/** Words, or the act of a button of this prompt; null when something else is meant. */
function saidBy({ input, button }: Received, prompt: string): string | null {
  if (button !== null) return button.on === "prompt" && button.prompt === prompt ? button.act : null;
  if (input.kind === "button") return null;
  return input.kind === "text" ? input.text : "";
}

/** "Số 05/BC-ĐKT" is 05: the symbol is printed from the template. */
function bareNumber(text: string): string {
  return text.replace(/^\s*(?:số|so|no\.?)\s*:?\s*/iu, "").replace(/\s*\/.*$/u, "");
}

async function numberQuestion(inspectionId: string, kind: DocumentKind): Promise<Question> {
  const { act } = handling();
  const locale = personLocale();
  const prompt = newPromptId();
  const known = (await issuedNumbers(act, inspectionId))[kind];
  const button = (label: string, name: string) => ({
    label,
    data: packButton({ on: "prompt", prompt, act: name }),
  });
  const text = t(locale, "papers-ask-number", {
    title: t(locale, `paper-${kind}`),
    symbol: await paperSymbolOf(act, inspectionId, kind),
  });
  const buttons = column(
    known === undefined
      ? null
      : button(t(locale, "button-papers-remove", { number: known.number }), ACTS.remove),
    button(t(locale, "button-papers-leave"), ACTS.leave),
  );
  return { prompt, message: { ...outgoing([text], buttons), wantsText: true } };
}

function dayQuestion(): Question {
  const locale = personLocale();
  const prompt = newPromptId();
  const today = formatDate(handling().act.today, "short", locale);
  return {
    prompt,
    message: {
      ...outgoing(
        [t(locale, "papers-ask-day")],
        column(
          {
            label: t(locale, "button-papers-today", { date: today }),
            data: packButton({ on: "prompt", prompt, act: ACTS.today }),
          },
          {
            label: t(locale, "button-papers-leave"),
            data: packButton({ on: "prompt", prompt, act: ACTS.leave }),
          },
        ),
      ),
      wantsText: true,
    },
  };
}

interface Stored {
  done: boolean;
  message: Outgoing | string;
}

async function storeWithDay(
  inspectionId: string,
  kind: DocumentKind,
  number: string,
  said: string,
): Promise<Stored> {
  const { act } = handling();
  const locale = personLocale();
  if (said === ACTS.today) return store(inspectionId, kind, { number, on: act.today });
  const read = parseVietnameseDate(said, {
    today: act.today,
    inspectionYear: Number(act.today.slice(0, 4)),
  });
  if (!read.ok || read.kind === "not_available")
    return { done: false, message: t(locale, "papers-day-wrong") };
  return store(inspectionId, kind, { number, on: read.value });
}

async function store(
  inspectionId: string,
  kind: DocumentKind,
  issued: { number: string; on: string | null } | null,
): Promise<Stored> {
  const { act } = handling();
  const locale = personLocale();
  const inspection = await findInspection(act, inspectionId);
  if (inspection === null) return { done: true, message: t(locale, "not-allowed") };
  const title = t(locale, `paper-${kind}`);
  const saved = await numberPaper(act, inspection, kind, issued);
  const day = (iso: string) => formatDate(iso, "short", locale);
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
