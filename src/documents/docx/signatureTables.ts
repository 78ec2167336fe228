import { Paragraph, type Table } from "docx";
import { dashedList, withColon } from "../../domain/report/punctuateList.ts";
import type { DocumentModel, SignatureBlock } from "../../domain/report/reportModel.ts";
import { PARAGRAPH_GAP, SIGNATURE_LEFT_SHARE, SIGNATURE_ROOM } from "../layout/layoutNumbers.ts";
import { STYLES } from "../layout/styles.ts";
import { borderless } from "./borderless.ts";
import { balancedIndent, docxParagraph } from "./docxParagraph.ts";
import { twips } from "./units.ts";

const GAP_ABOVE = 14;

/** One signer at the right with Nơi nhận at the left; several beside each other, Nơi nhận below. */
export function signatureTables(
  model: Pick<DocumentModel, "signatures" | "recipients">,
  width: number,
): (Table | Paragraph)[] {
  const gap = new Paragraph({ spacing: { line: twips(GAP_ABOVE), lineRule: "exact" }, keepNext: true });
  const [only, ...others] = model.signatures;
  if (only !== undefined && others.length === 0) {
    const left = width * SIGNATURE_LEFT_SHARE;
    const right = width - left;
    const signer = [...authority(only, right), ...names(only, right)];
    return [gap, borderless([[recipients(model.recipients), signer]], [left, right])];
  }
  const share = width / Math.max(1, model.signatures.length);
  const widths = model.signatures.map(() => share);
  return [
    gap,
    // Two rows, so that the names stand on one line whatever the number of lines above.
    borderless(
      [
        model.signatures.map((one) => authority(one, share, true)),
        model.signatures.map((one) => names(one, share)),
      ],
      widths,
    ),
    ...recipients(model.recipients),
  ];
}

function authority(signature: SignatureBlock, width: number, keepNext = false): Paragraph[] {
  return signature.authority.map((text) =>
    docxParagraph(text, "KtSignature", { indent: balancedIndent(text, STYLES.signature(), width), keepNext }),
  );
}

function names({ post, name }: SignatureBlock, width: number): Paragraph[] {
  return [...(post === null ? [] : [post]), name].map((text, index) =>
    docxParagraph(text, "KtSignature", {
      indent: balancedIndent(text, STYLES.signature(), width),
      ...(index === 0 ? { spacing: { before: twips(SIGNATURE_ROOM) } } : {}),
    }),
  );
}

function recipients({ label, lines }: DocumentModel["recipients"]): Paragraph[] {
  if (lines.length === 0) return [];
  return [
    docxParagraph(withColon(label), "KtRecipientsLabel", {
      keepNext: true,
      spacing: { before: twips(PARAGRAPH_GAP / 2) },
    }),
    ...dashedList(lines).map((line) => docxParagraph(line, "KtRecipients")),
  ];
}
