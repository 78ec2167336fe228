import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { DocumentWords } from "../../usecases/document/buildDocument.ts";
import type { DocumentOrder } from "../../domain/report/documentOrder.ts";
import { packButton } from "../../messaging/buttonData.ts";
import { concludeButton } from "./conclusion.ts";
import { column, messagePayload, outgoing, type Button } from "../core/outgoing.ts";

/** What is said about a paper that was asked for, and the buttons for its other forms. */
export const documentWords: DocumentWords = {
  caption({ kind, format }, { pages, number }, locale) {
    const title = t(locale, `paper-${kind}`);
    switch (format) {
      case "pdf":
        return number === null
          ? t(locale, "paper-ready-pdf", { title, pages: String(pages ?? 0) })
          : t(locale, "paper-ready-pdf-numbered", { title, number, pages: String(pages ?? 0) });
      case "docx":
        return t(locale, "paper-ready-docx", { title });
      case "xlsx":
        return t(locale, "paper-ready-xlsx");
    }
  },
  offer({ kind, format }, { inspectionId, language, mayConclude }, locale) {
    if (format !== "pdf") return null;
    const button = (order: DocumentOrder, label: string, in_: Locale = language): Button => ({
      label,
      data: packButton({ on: "paper", id: inspectionId, ...order, language: in_ }),
    });
    const buttons = [button({ kind, format: "docx" }, t(locale, "button-word"))];
    if (kind === "inspection_report") {
      const other = language === "vi" ? "en" : "vi";
      buttons.push(
        button({ kind, format: "xlsx" }, t(locale, "button-excel")),
        button({ kind, format: "pdf" }, t(locale, `button-report-${other}`), other),
        {
          label: t(locale, "button-minutes"),
          data: packButton({ on: "inspection", id: inspectionId, act: "minutes" }),
        },
        {
          label: t(locale, "button-conclusion"),
          data: packButton({ on: "inspection", id: inspectionId, act: "conclusion" }),
        },
      );
    }
    if (mayConclude && (kind === "inspection_report" || kind === "conclusion_notice")) {
      buttons.push(concludeButton(inspectionId, locale));
    }
    return messagePayload(outgoing([t(locale, "paper-other-forms")], column(...buttons)));
  },
  failed(reason, locale) {
    switch (reason.code) {
      case "nothing_assigned":
        return t(locale, "paper-nothing-assigned");
      case "character":
        return t(locale, "paper-failed-character", {
          character: reason.character,
          context: reason.context,
        });
      case "unknown":
        return t(locale, "paper-failed");
    }
  },
};
