import { dashedList, withColon } from "../../domain/report/punctuateList.ts";
import type { DocumentModel, SignatureBlock } from "../../domain/report/reportModel.ts";
import { type FlowBlock, strip } from "./flow.ts";
import { group } from "./group.ts";
import { PARAGRAPH_GAP, RULE_WIDTH, SIGNATURE_LEFT_SHARE, SIGNATURE_ROOM } from "../layout/layoutNumbers.ts";
import { breakBalanced, breakLines, lineHeight } from "../layout/lines.ts";
import { paragraph } from "./paragraph.ts";
import { drawStack, type StackItem, stackHeight } from "./stack.ts";
import { STYLES } from "../layout/styles.ts";

const GAP_ABOVE = 14;

/** Left of the signature there is room for this share of a page; a longer list goes below it. */
const MAX_RECIPIENTS_SHARE = 0.6;

/** Between signers that stand beside each other, in points. */
const SIGNER_GAP = 8;

/**
 * The end of a document on one page. One signer: Nơi nhận at the left margin, level with the
 * signer's post at the right (PL I, II.7 and II.9.b). Several (biên bản, form 1.9): beside each
 * other, Nơi nhận below, as below one signer when its list is too long.
 */
export function signatureBlock(
  model: Pick<DocumentModel, "signatures" | "recipients">,
  width: number,
  pageHeight: number,
): FlowBlock[] {
  const [only, ...others] = model.signatures;
  if (only === undefined || others.length > 0)
    return [signersAbreast(model.signatures, width), ...recipientFlow(model.recipients, width)];
  const leftWidth = width * SIGNATURE_LEFT_SHARE;
  const rightWidth = width - leftWidth;
  const left = recipientStack(model.recipients, leftWidth);
  const beside = stackHeight(left) <= pageHeight * MAX_RECIPIENTS_SHARE;
  const right = signerStack(only, rightWidth, 0);
  const block: FlowBlock = {
    strips: [strip(Math.max(beside ? stackHeight(left) : 0, stackHeight(right)), { before: GAP_ABOVE })],
    open: (canvas, parent) => (fragment, edge) => {
      const top = fragment.strips[0]?.top ?? 0;
      const place = { top, ruleWidth: RULE_WIDTH };
      // The signature first: it belongs to the text, the distribution list is its footer.
      drawStack(canvas, parent, right, { ...place, x: edge + leftWidth, width: rightWidth });
      if (beside) drawStack(canvas, parent, left, { ...place, x: edge, width: leftWidth });
    },
  };
  return beside ? [block] : [block, ...recipientFlow(model.recipients, width)];
}

function signersAbreast(signatures: readonly SignatureBlock[], width: number): FlowBlock {
  const share = width / Math.max(1, signatures.length);
  const column = share - SIGNER_GAP;
  const tallest = Math.max(0, ...signatures.map((one) => stackHeight(authorityStack(one, column))));
  const stacks = signatures.map((one) => signerStack(one, column, tallest));
  return {
    strips: [strip(Math.max(0, ...stacks.map((stack) => stackHeight(stack))), { before: GAP_ABOVE })],
    open: (canvas, parent) => (fragment, edge) => {
      const top = fragment.strips[0]?.top ?? 0;
      for (const [index, stack] of stacks.entries()) {
        const x = edge + index * share + SIGNER_GAP / 2;
        drawStack(canvas, parent, stack, { top, ruleWidth: RULE_WIDTH, x, width: column });
      }
    },
  };
}

function authorityStack(signature: SignatureBlock, width: number): StackItem[] {
  return signature.authority.map((text) => item(text, width, 0));
}

/** `authorityHeight`: of the tallest neighbour, so that the names stand on one line. */
function signerStack(signature: SignatureBlock, width: number, authorityHeight: number): StackItem[] {
  const authority = authorityStack(signature, width);
  const short = Math.max(0, authorityHeight - stackHeight(authority));
  const below = [...(signature.post === null ? [] : [signature.post]), signature.name];
  return [
    ...authority,
    ...below.map((text, index) => item(text, width, index === 0 ? SIGNATURE_ROOM + short : 0)),
  ];
}

function item(text: string, width: number, before: number): StackItem {
  const style = STYLES.signature();
  return { lines: breakBalanced(text, style, width), style, align: "center", tags: ["P"], before };
}

function recipientStack(recipients: DocumentModel["recipients"], width: number): StackItem[] {
  if (recipients.lines.length === 0) return [];
  const label = STYLES.recipientsLabel();
  const style = STYLES.recipients();
  // The label starts level with the signer's post, which is set larger.
  const level = (lineHeight(STYLES.signature()) - lineHeight(label)) / 2;
  return [
    {
      lines: breakLines(withColon(recipients.label), label, width),
      style: label,
      align: "left",
      tags: ["P"],
      before: level,
    },
    ...dashedList(recipients.lines).map((text): StackItem => ({
      lines: breakLines(text, style, width),
      style,
      align: "left",
      tags: ["L", "LI", "LBody"],
      before: 0,
    })),
  ];
}

function recipientFlow(recipients: DocumentModel["recipients"], width: number): FlowBlock[] {
  const label = STYLES.recipientsLabel();
  const style = STYLES.recipients();
  const common = { align: "left" as const, width, text: false };
  return [
    paragraph(breakLines(withColon(recipients.label), label, width), {
      ...common,
      style: label,
      before: PARAGRAPH_GAP,
      tags: ["P"],
      keepWithNext: true,
    }),
    group(
      "L",
      dashedList(recipients.lines).map((text) =>
        paragraph(breakLines(text, style, width), { ...common, style, tags: ["LI", "LBody"] }),
      ),
    ),
  ];
}
