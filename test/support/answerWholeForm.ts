import type { FormDef } from "../../src/domain/form/definition/formDef.ts";
import { compileForm } from "../../src/domain/form/compiled/compileForm.ts";
import { openSession, type FormSession } from "../../src/domain/form/session/FormSession.ts";
import type { StoredValue } from "../../src/domain/form/session/storedAnswer.ts";
import type { QuestionInfo } from "../../src/domain/form/session/questionInfo.ts";
import { questionToAsk } from "../../src/domain/inspection/questionToAsk.ts";
import type { FormPerson } from "./formWorld.ts";
import { ENVIRONMENT } from "../domain/form/support.ts";

export interface AnsweredForm {
  /** Paths in the order they were answered. */
  answered: string[];
  skipped: string[];
}

/** A tiny JPEG: a file question takes it, and the service's decoder too. */
export type Photo = Uint8Array;

/**
 * Answers one area of any form in the chat, from the first question to the last, as a person would: reads
 * what is asked, types or presses, and tries another value when one is refused. A session of the test's
 * own says what must be asked next; each question must be shown with its label, word for word.
 */
export async function answerWholeForm(
  person: FormPerson,
  form: FormDef,
  area: string,
  session: FormSession,
  photo: Photo,
): Promise<AnsweredForm> {
  const done: AnsweredForm = { answered: [], skipped: [] };
  const closed = new Set<string>();
  for (;;) {
    const steps = session.steps(area);
    const byPath = new Map(
      steps.map((step) => [step.kind === "question" ? step.question.path : step.repeat.path, step]),
    );
    const path = questionToAsk(
      {
        paths: [...byPath.keys()],
        isRelevant: (one) => {
          const step = byPath.get(one);
          return step?.kind === "repeat" ? step.isRelevant : session.isRelevant(one);
        },
        isSettled: (one) =>
          byPath.get(one)?.kind === "repeat"
            ? closed.has(one)
            : session.isSettled(one) || session.isReadOnly(one),
      },
      null,
    );
    const step = path === null ? undefined : byPath.get(path);
    if (step === undefined) return done;
    const asked = await person.answer();
    if (step.kind === "repeat") {
      const { repeat } = step;
      mustShow(asked, session.repeatLabel(repeat.path, "vi"), repeat.path);
      if (repeat.count < 2) {
        await person.presses(repeat.count === 0 ? "Có, thêm mục đầu tiên" : "Thêm mục nữa");
        session.addInstance(repeat.path);
      } else {
        await person.presses("Không còn, đi tiếp");
        closed.add(repeat.path);
      }
      continue;
    }
    const { question } = step;
    mustShow(asked, session.label(question.path, "vi"), question.path);
    await answer(person, form, session, question, photo, done);
  }
}

/** A session like the service's, over the same parameters. */
export function mirrorSession(form: FormDef, parameters: Record<string, string | number>): FormSession {
  return openSession(compileForm(form), ENVIRONMENT, { parameters });
}

function mustShow(shown: string, label: string, path: string): void {
  const plain = (text: string): string => text.replace(/\s+/g, " ").trim();
  if (!plain(shown).includes(plain(label)))
    throw new Error(`${path}: expected "${label}", but the bot said: ${shown}`);
}

async function answer(
  person: FormPerson,
  form: FormDef,
  session: FormSession,
  question: QuestionInfo,
  photo: Photo,
  done: AnsweredForm,
): Promise<void> {
  const { path } = question;
  if (["image", "file", "audio", "video"].includes(question.type)) {
    if (question.type === "audio" || question.type === "video") return skip(person, session, path, done);
    await person.sendsFile("anh.jpg", photo);
    await person.presses("Xong");
    session.set(path, { state: "answered", value: "1" });
    done.answered.push(path);
    return;
  }
  const tried: string[] = [];
  for (const { typed, value } of candidates(session, question)) {
    if (session.check(path, value).errors.length > 0) continue;
    tried.push(typed);
    await person.says(typed);
    let reply = await person.answer();
    if (reply.includes("muốn nhập")) {
      await person.presses("Đúng");
      reply = await person.answer();
    }
    if (!reply.includes("✓ Đã lưu")) throw new Error(`${path}: "${typed}" was answered with: ${reply}`);
    session.set(path, { state: "answered", value });
    done.answered.push(path);
    return;
  }
  if (session.isRequired(path) && session.choices(path, "vi").length > 0)
    throw new Error(`${path} of ${form.id}: no value found, tried ${tried.join(", ")}`);
  return skip(person, session, path, done);
}

async function skip(
  person: FormPerson,
  session: FormSession,
  path: string,
  done: AnsweredForm,
): Promise<void> {
  await person.says("bỏ qua");
  const reply = await person.answer();
  if (!reply.includes("Đã bỏ qua")) throw new Error(`${path} could not be skipped: ${reply}`);
  session.set(path, { state: "skipped", value: null });
  done.skipped.push(path);
}

/** What a person might type, with what the service should understand. */
function* candidates(
  session: FormSession,
  question: QuestionInfo,
): Generator<{ typed: string; value: StoredValue }> {
  const choices = session.choices(question.path, "vi");
  switch (question.type) {
    case "integer":
      for (const value of [3, 1, 0, 18, 25, 40, 100, 2020]) yield { typed: String(value), value };
      return;
    case "range": {
      const { start = 0 } = question.range ?? {};
      yield { typed: String(start).replace(".", ","), value: start };
      return;
    }
    case "decimal":
      for (const value of [2.5, 12.5, 0.5, 20.25]) yield { typed: String(value).replace(".", ","), value };
      return;
    case "date":
      yield { typed: "2/1/2031", value: "2031-01-02" };
      yield { typed: "6/5/2020", value: "2020-05-06" };
      return;
    case "time":
      yield { typed: "10:00", value: "10:00" };
      return;
    case "dateTime":
      yield { typed: "2/1/2031 10:00", value: "2031-01-02T10:00" };
      yield { typed: "6/5/2020 10:00", value: "2020-05-06T10:00" };
      return;
    case "geopoint":
      yield { typed: "22,15 105,58", value: "22.15 105.58 0 0" };
      return;
    case "acknowledge":
      yield { typed: "Đã rõ", value: "OK" };
      return;
    case "select_one":
      for (const [place, choice] of choices.entries()) yield { typed: String(place + 1), value: choice.name };
      return;
    case "select_multiple":
      for (const [place, choice] of choices.entries())
        yield { typed: String(place + 1), value: [choice.name] };
      return;
    case "rank":
      yield {
        typed: choices.map((_choice, place) => String(place + 1)).join(", "),
        value: choices.map(({ name }) => name),
      };
      return;
    default:
      for (const value of ["chữ", "0912345678", "912345678", "a@b.vn", "AB12"]) yield { typed: value, value };
  }
}
