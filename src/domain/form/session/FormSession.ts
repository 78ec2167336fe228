import type { CompiledForm } from "../compiled/compileForm.ts";
import type { FormEnvironment } from "./FormEnvironment.ts";
import { FormJudging } from "./FormJudging.ts";
import { FormState } from "./FormState.ts";
import {
  addInstance,
  finishRepeat,
  removeInstance,
  restoreInstances,
  type InstanceRemoval,
} from "./repeats.ts";
import type { StoredAnswer } from "./storedAnswer.ts";

export interface SessionStart {
  /** Values of the form's parameters (unit_type, visit_date, …); others are ignored. */
  readonly parameters?: Readonly<Record<string, string | number | null>>;
  /** Answers stored before, by path. Not copied: leave it alone while the session lives. */
  readonly answers?: Readonly<Record<string, StoredAnswer>>;
}

/**
 * Opens a session of a form over the answers there are. Cheap: nothing is computed before it is asked
 * for, so a session may be opened for a single update and thrown away.
 */
export function openSession(
  compiled: CompiledForm,
  environment: FormEnvironment,
  start: SessionStart = {},
): FormSession {
  const state = new FormState(compiled, environment, {
    parameters: start.parameters ?? {},
    answers: start.answers ?? {},
  });
  return new FormSession(state);
}

/**
 * A form being filled in: read and judged as it stands, and answered. Who only reads or judges one asks for
 * FormReading or FormJudging.
 */
export class FormSession extends FormJudging {
  /** Stores an answer; the instance of a repeat it stands in comes into being when there is none yet. */
  set(path: string, answer: StoredAnswer): void {
    if (path.includes("]/")) this.state.item(path, true);
    this.itemAt(path).store(answer);
  }

  /** Takes the answer away, as if it had never been given. */
  clear(path: string): void {
    this.itemAt(path).store(undefined);
  }

  /** Opens one more instance of "household" and gives "household[3]"; undefined when no more are allowed. */
  addInstance(repeatPath: string): string | undefined {
    return addInstance(repeatPath, this.state);
  }

  /** Brings "household" to what is stored of it: instances until there are `count`, and no more to come or not. */
  restoreInstances(repeatPath: string, count: number, finished: boolean): void {
    restoreInstances(repeatPath, count, finished, this.state);
  }

  /**
   * People have said that "household" has no more instances. Until then rules say nothing of all of them;
   * adding or removing one takes it back.
   */
  finishRepeat(repeatPath: string): void {
    finishRepeat(repeatPath, this.state);
  }

  /**
   * Removes "household[2]" with its answers; later instances move up. Gives what to do to the stored answers,
   * undefined when the number is fixed or there is no such instance.
   */
  removeInstance(instancePath: string): InstanceRemoval | undefined {
    return removeInstance(instancePath, this.state);
  }
}
