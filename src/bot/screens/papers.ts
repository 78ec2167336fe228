import { formatDate } from "../../domain/answer/formatDate.ts";
import { localTime } from "../../domain/report/localTime.ts";
import type { DocumentKind } from "../../domain/report/reportModel.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { Act } from "../../messaging/act.ts";
import { listPapers, type Paper } from "../../usecases/document/listPapers.ts";
import type { InspectionRef } from "../../usecases/inspection/inspectionRef.ts";
import { packButton } from "../../messaging/buttonData.ts";
import { bold, column, outgoing, type Button, type Outgoing } from "../core/outgoing.ts";

/** The papers of an inspection: number, newest revision, who has signed; buttons to give a number. */
export async function papersScreen(act: Act, inspection: InspectionRef, locale: Locale): Promise<Outgoing> {
  const papers = await listPapers(act, inspection.id);
  if (papers.length === 0) return outgoing([t(locale, "not-allowed")]);
  const about = { unit: inspection.unit, date: formatDate(inspection.visitDate, "short", locale) };
  return outgoing(
    [
      bold(t(locale, "papers-title", about)),
      ...papers.flatMap((paper) => [
        "\n\n",
        bold(t(locale, `paper-${paper.kind}`)),
        ...paperLines(paper, act.timeZone, locale).map((line) => `\n${line}`),
      ]),
      ...(papers.some(({ latest }) => latest !== null) ? [`\n\n${t(locale, "papers-signed-hint")}`] : []),
    ],
    column(
      ...papers
        .filter(({ mayNumber }) => mayNumber)
        .map(({ kind }) => numberButton(inspection.id, kind, locale)),
    ),
  );
}

function numberButton(inspectionId: string, kind: DocumentKind, locale: Locale): Button {
  return {
    label: t(locale, "button-papers-number", { title: t(locale, `paper-${kind}`) }),
    data: packButton({ on: "number", id: inspectionId, kind }),
  };
}

function paperLines(paper: Paper, timeZone: string, locale: Locale): string[] {
  const { number, issuedOn, latest, copies } = paper;
  const [newest] = copies;
  return [
    number === null
      ? t(locale, "papers-no-number")
      : issuedOn === null
        ? t(locale, "papers-has-number", { number })
        : t(locale, "papers-has-number-and-day", {
            number,
            date: formatDate(issuedOn, "short", locale),
          }),
    latest === null
      ? t(locale, "papers-not-made")
      : t(locale, "papers-made", {
          revision: String(latest.revision),
          ...localTime(latest.madeAt.toISOString(), timeZone, locale),
        }),
    ...(newest === undefined ? [] : [copyLine(newest, timeZone, locale)]),
  ];
}

function copyLine(
  { standing, signers, receivedAt }: Paper["copies"][number],
  timeZone: string,
  locale: Locale,
): string {
  const at = localTime(receivedAt.toISOString(), timeZone, locale);
  switch (standing) {
    case "trusted":
      return t(locale, "papers-signed", { names: signers.map(({ name }) => name).join(", "), ...at });
    case "unconfirmed":
    case "uncompared":
      return t(locale, `papers-copy-${standing}`, at);
    default:
      return standing satisfies never;
  }
}
