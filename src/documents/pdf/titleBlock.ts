import type { DocumentHead } from "../../domain/report/reportModel.ts";
import { keepBlanks } from "../layout/documentText.ts";
import { type FlowBlock, strip } from "./flow.ts";
import { RULE_WIDTH, SHORT_RULE_SHARE, TITLE_LEFT_SHARE } from "../layout/layoutNumbers.ts";
import { breakBalanced, breakLines, type Line, widestLine } from "../layout/lines.ts";
import { drawStack, type StackItem, stackHeight } from "./stack.ts";
import { STYLES } from "../layout/styles.ts";

/** Air between the two columns, in points. */
const COLUMN_GAP = 6;

/** Between the names with their rules and the line of number and date, in points. */
const NUMBER_GAP = 6;

/** Below the whole block, in points. */
const BLOCK_GAP = 14;

/**
 * The head of page 1 (PL I, II.1–4): issuer and number left, Quốc hiệu, tiêu ngữ, place and date
 * right. Number and date share a line, whatever the number of lines above them.
 */
export function titleBlock(head: DocumentHead, width: number): FlowBlock {
  const leftWidth = width * TITLE_LEFT_SHARE - COLUMN_GAP;
  const rightWidth = width * (1 - TITLE_LEFT_SHARE);
  const rightX = width - rightWidth;

  const left = issuerStack(head, leftWidth);
  const right = nationStack(head, rightWidth);
  const numberItem = line(
    breakLines(keepBlanks(head.numberLine), STYLES.numberLine(), leftWidth),
    STYLES.numberLine(),
  );
  const dateItem =
    head.placeDateLine === null
      ? null
      : line(breakLines(head.placeDateLine, STYLES.placeDate(), rightWidth), STYLES.placeDate());
  const names = Math.max(stackHeight(left), stackHeight(right)) + NUMBER_GAP;
  const numbers = Math.max(stackHeight([numberItem]), stackHeight(dateItem === null ? [] : [dateItem]));

  return {
    strips: [strip(names + numbers + BLOCK_GAP, { glue: true })],
    open: (canvas, parent) => (fragment, edge) => {
      const top = fragment.strips[0]?.top ?? 0;
      const column = (items: StackItem[], x: number, columnWidth: number, y: number) =>
        drawStack(canvas, parent, items, { x: edge + x, top: y, width: columnWidth, ruleWidth: RULE_WIDTH });
      column(left, 0, leftWidth, top);
      column([numberItem], 0, leftWidth, top + names);
      column(right, rightX, rightWidth, top);
      if (dateItem !== null) column([dateItem], rightX, rightWidth, top + names);
    },
  };
}

function issuerStack(head: DocumentHead, width: number): StackItem[] {
  const items: StackItem[] = [];
  if (head.parentAuthority !== null) {
    const style = STYLES.parentAuthority();
    items.push(line(breakBalanced(head.parentAuthority, style, width), style));
  }
  const style = STYLES.issuer();
  const lines = head.issuer.flatMap((name) => breakBalanced(name, style, width));
  items.push({ ...line(lines, style), rule: widestLine(lines) * SHORT_RULE_SHARE });
  return items;
}

function nationStack(head: DocumentHead, width: number): StackItem[] {
  const motto = breakLines(head.motto, STYLES.motto(), width);
  return [
    line(breakBalanced(head.nation, STYLES.nation(), width), STYLES.nation()),
    { ...line(motto, STYLES.motto()), rule: widestLine(motto) },
  ];
}

function line(lines: Line[], style: StackItem["style"]): StackItem {
  return { lines, style, align: "center", tags: ["P"], before: 0 };
}
