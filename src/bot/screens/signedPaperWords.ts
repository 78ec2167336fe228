import { formatDate } from "../../domain/answer/formatDate.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { SignedPaperVerdict, SignedPaperWords } from "../../usecases/document/answerSignedPaper.ts";
import type { Signer } from "../../usecases/document/signers.ts";
import { messagePayload, outgoing } from "../outgoing.ts";

/** What became of a PDF that came back. */
export const signedPaperWords: SignedPaperWords = (verdict, file, locale) =>
  messagePayload(outgoing([textOf(verdict, file, locale)]));

const BYTES_PER_MB = 1024 * 1024;

function textOf(verdict: SignedPaperVerdict, file: string, locale: Locale): string {
  switch (verdict.kind) {
    case "too_large":
      return t(locale, "signed-too_large", {
        file,
        max: String(Math.floor(verdict.maxBytes / BYTES_PER_MB)),
      });
    case "unreachable":
    case "no_pdf":
    case "not_signed":
    case "unknown_paper":
    case "not_allowed":
      return t(locale, `signed-${verdict.kind}`, { file });
    case "known":
      return t(locale, "signed-known", { title: t(locale, `paper-${verdict.paper}`) });
    case "kept": {
      const title = t(locale, `paper-${verdict.paper}`);
      const revision = String(verdict.revision);
      return [
        verdict.number === null
          ? t(locale, "signed-kept-draft", { title, revision })
          : t(locale, "signed-kept", { title, revision, number: verdict.number }),
        ...verdict.signers.map((signer) => signerText(signer, locale)),
        ...(verdict.addedAfter ? [t(locale, "signed-added-after")] : []),
        ...(verdict.sameBytes ? [] : [t(locale, "signed-rewritten")]),
      ].join("\n");
    }
    default:
      return verdict satisfies never;
  }
}

function signerText({ name, organization, issuer, signedAt, intact }: Signer, locale: Locale): string {
  const who = organization === null ? name : `${name} (${organization})`;
  const day = signedAt === null ? "" : formatDate(signedAt.slice(0, 10), "short", locale);
  const text =
    day === ""
      ? t(locale, "signed-by", { who, issuer })
      : t(locale, "signed-by-on", { who, issuer, date: day });
  return `- ${text} ${t(locale, intact ? "signed-intact" : "signed-broken")}`;
}
