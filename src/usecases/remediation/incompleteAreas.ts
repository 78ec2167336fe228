import { LOCALES, type Localized } from "../../domain/text.ts";
import type { Act } from "../../messaging/act.ts";
import { askedQuestions } from "../answers/askedQuestions.ts";
import { openInspectionSession } from "../answers/openArea.ts";

/** An area that says too little for a conclusion. */
export interface IncompleteArea {
  area: string;
  title: Localized;
  handedIn: boolean;
  /** Questions with an answer, of those that are asked. */
  answered: number;
  asked: number;
}

/** Below this part of its questions an area is hardly answered, even one that was handed in. */
const HARDLY = 0.2;

/** Areas of an inspection that are not handed in, or hardly answered. */
export async function incompleteAreas(act: Act, inspectionId: string): Promise<IncompleteArea[]> {
  const { session, areas } = await openInspectionSession(act, inspectionId);
  return areas
    .map((area) => {
      const asked = askedQuestions(area).filter(({ path }) => session.isRelevant(path));
      return {
        area: area.area,
        title: Object.fromEntries(LOCALES.map((locale) => [locale, session.areaLabel(area.area, locale)])),
        handedIn: area.status === "submitted" || area.status === "approved",
        answered: asked.filter(({ path }) => session.isSettled(path)).length,
        asked: asked.length,
      };
    })
    .filter(({ handedIn, answered, asked }) => !handedIn || answered < HARDLY * asked);
}
