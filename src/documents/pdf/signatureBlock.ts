import { dashedList, withColon } from "../../domain/report/listPunctuation.ts";
import type { ReportModel } from "../../domain/report/reportModel.ts";
import { type FlowBlock, strip } from "./flow.ts";
import { group } from "./group.ts";
import { PARAGRAPH_GAP, RULE_WIDTH, SIGNATURE_LEFT_SHARE, SIGNATURE_ROOM } from "./layoutNumbers.ts";
import { breakBalanced, breakLines, lineHeight } from "./lines.ts";
import { paragraph } from "./paragraph.ts";
import { drawStack, type StackItem, stackHeight } from "./stack.ts";
import { STYLES } from "./styles.ts";

const GAP_ABOVE = 14;

/** Left of the signature there is room for this share of a page; a longer list goes below it. */
const MAX_RECIPIENTS_SHARE = 0.6;

/**
 * Nơi nhận at the left margin, level with the signer's post at the right (PL I, II.7 and II.9.b),
 * on one page. A list of recipients too long for that follows below the signature.
 */
export function signatureBlock(
  model: Pick<ReportModel, "signature" | "recipients">,
  width: number,
  pageHeight: number,
): FlowBlock[] {
  const leftWidth = width * SIGNATURE_LEFT_SHARE;
  const rightWidth = width - leftWidth;
  const left = recipientStack(model.recipients, leftWidth);
  const right = signerStack(model.signature, rightWidth);
  const beside = stackHeight(left) <= pageHeight * MAX_RECIPIENTS_SHARE;
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

function signerStack(signature: ReportModel["signature"], width: number): StackItem[] {
  const style = STYLES.signature();
  const item = (text: string, before: number): StackItem => ({
    lines: breakBalanced(text, style, width),
    style,
    align: "center",
    tags: ["P"],
    before,
  });
  const authority = signature.authority.map((text) => item(text, 0));
  const below = [...(signature.post === null ? [] : [signature.post]), signature.name];
  return [...authority, ...below.map((text, index) => item(text, index === 0 ? SIGNATURE_ROOM : 0))];
}

function recipientStack(recipients: ReportModel["recipients"], width: number): StackItem[] {
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

function recipientFlow(recipients: ReportModel["recipients"], width: number): FlowBlock[] {
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
