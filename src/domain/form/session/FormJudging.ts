import { areaItems } from "./areas.ts";
import { checkAnswer, currentProblems, type AnswerCheck } from "./checkAnswer.ts";
import { areaFigures, type Figure } from "./figures.ts";
import { FormReading } from "./FormReading.ts";
import { judgeRules, type RuleOutcomes } from "./judgeRules.ts";
import type { StoredValue } from "./storedAnswer.ts";

/** What follows from the answers, and would follow from another one. Nothing here changes anything either. */
export class FormJudging extends FormReading {
  /** What would be wrong with `value`; see checkAnswer(). The session stays as it is. */
  check(path: string, value: StoredValue): AnswerCheck {
    return checkAnswer(this.itemAt(path), value);
  }

  /** Calculated figures of an area (or of the whole form) that exist in this inspection, in order. */
  figures(area?: string): Figure[] {
    return areaFigures(area, this.state);
  }

  /** Rules that fire, and rules that cannot be judged for lack of figures, of an area or all. */
  rules(area?: string): RuleOutcomes {
    return judgeRules(this.compiled, this.state, area);
  }

  /** Paths of answers that are kept although their question is not relevant now ("đã ẩn"). */
  hiddenAnswers(area?: string): string[] {
    return [...this.state.storedPaths()].filter((path) => {
      const item = this.state.item(path);
      return item !== undefined && (area === undefined || item.node.area === area) && !item.isRelevant();
    });
  }

  /** Everything wrong with the answers an area has now, for the review before submitting. */
  problems(area: string): AnswerCheck {
    const checks = areaItems(area, this.state).map((item) => currentProblems(item));
    return {
      errors: checks.flatMap((check) => check.errors),
      warnings: checks.flatMap((check) => check.warnings),
    };
  }
}
