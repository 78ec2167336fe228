import { areaPlaces } from "./areas.ts";
import type { FormState } from "./FormState.ts";
import type { Item } from "./Item.ts";
import type { QuestionInfo } from "./questionInfo.ts";
import { isRepeatRelevant, repeatInfo, type RepeatInfo } from "./repeats.ts";

export type SessionStep =
  | { readonly kind: "question"; readonly question: QuestionInfo }
  | { readonly kind: "repeat"; readonly repeat: RepeatInfo; readonly isRelevant: boolean };

/** What the dialogue of an area comes to, in order; see FormSession.steps(). */
export function areaSteps(
  area: string,
  state: FormState,
  describe: (item: Item) => QuestionInfo,
): SessionStep[] {
  return areaPlaces(area, state).flatMap((place): SessionStep[] => {
    if (place.kind === "repeat") {
      const { repeat, scope } = place;
      const info = repeatInfo(repeat, scope);
      if (info.fixed || !scope.item(repeat.parent ?? repeat).isApplicable()) return [];
      return [{ kind: "repeat", repeat: info, isRelevant: isRepeatRelevant(repeat, scope) }];
    }
    if (!place.item.isApplicable()) return [];
    const question = describe(place.item);
    return question.asked ? [{ kind: "question", question }] : [];
  });
}
