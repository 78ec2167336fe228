import { formatDate } from "../../domain/answer/formatDate.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { SignedPaperVerdict, SignedPaperWords } from "../../usecases/document/answerSignedPaper.ts";
import type { Signer } from "../../usecases/document/signers.ts";
import { messagePayload, outgoing } from "../core/outgoing.ts";

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
    case "unknown_paper":
    case "other_bytes":
    case "not_allowed":
    case "not_signed":
    case "broken":
    case "added_after":
    case "time_stamp":
    case "chain_too_long":
    case "changed":
    case "unjudged":
      return t(locale, `signed-${verdict.kind}`, { file });
    case "known": {
      const title = t(locale, `paper-${verdict.paper}`);
      return [t(locale, "signed-known", { title }), ...signerTexts(verdict.signers, locale)].join("\n");
    }
    case "kept": {
      const title = t(locale, `paper-${verdict.paper}`);
      const revision = String(verdict.revision);
      return [
        verdict.number === null
          ? t(locale, "signed-kept-draft", { title, revision })
          : t(locale, "signed-kept", { title, revision, number: verdict.number }),
        ...signerTexts(verdict.signers, locale),
      ].join("\n");
    }
    default:
      return verdict satisfies never;
  }
}

function signerTexts(signers: readonly Signer[], locale: Locale): string[] {
  return signers.map(({ name, organization, issuer, signedAt, trust, root }) => {
    const who = organization === null ? name : `${name} (${organization})`;
    const by =
      signedAt === null
        ? t(locale, "signed-by", { who, issuer })
        : t(locale, "signed-by-on", {
            who,
            issuer,
            date: formatDate(signedAt.slice(0, 10), "short", locale),
          });
    const verdict =
      trust === "trusted"
        ? t(locale, "signed-trust-trusted", { root: root ?? issuer })
        : t(locale, `signed-trust-${trust}`);
    return `- ${by} ${verdict}`;
  });
}
