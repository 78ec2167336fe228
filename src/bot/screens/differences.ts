import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { Act } from "../../messaging/act.ts";
import { inspectionDifferences } from "../../usecases/answers/differences.ts";
import { openInspectionSession } from "../../usecases/answers/openArea.ts";
import { shownStored } from "./shownAnswer.ts";
import { numberOf } from "./numberOf.ts";
import { bold, outgoing, type Outgoing } from "../core/outgoing.ts";
import { inParts } from "./inParts.ts";

/** Every question for which the unit has reported something else than was found on site. */
export async function differencesScreen(act: Act, inspectionId: string, locale: Locale): Promise<Outgoing[]> {
  const differences = await inspectionDifferences(act, inspectionId);
  const { areas } = await openInspectionSession(act, inspectionId);
  const lines = areas.flatMap((area) => {
    const { session, recordId } = area;
    const own = new Map(
      differences.filter((one) => one.recordId === recordId).map((one) => [one.question, one]),
    );
    return session.questions(area.area).flatMap((question) => {
      const one = own.get(question.path);
      if (one === undefined) return [];
      const shown = (value: typeof one.found): string =>
        shownStored(area, question, { state: "answered", value }, locale);
      return [
        t(locale, "differences-line", {
          area: session.areaLabel(area.area, locale),
          number: numberOf(question),
          label: session.label(question.path, locale),
          reported: shown(one.reported),
          found: shown(one.found),
        }),
      ];
    });
  });
  if (lines.length === 0) return [outgoing([t(locale, "differences-none")])];
  const [first = "", ...rest] = inParts(lines);
  return [
    outgoing([bold(t(locale, "differences-title")), `\n${first}`]),
    ...rest.map((part) => outgoing([part])),
  ];
}
