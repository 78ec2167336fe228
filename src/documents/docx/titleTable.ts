import type { Table } from "docx";
import type { DocumentHead } from "../../domain/report/reportModel.ts";
import { SHORT_RULE_SHARE, TITLE_LEFT_SHARE } from "../layout/layoutNumbers.ts";
import { breakBalanced, textWidth, widestLine } from "../layout/lines.ts";
import { STYLES } from "../layout/styles.ts";
import { borderless } from "./borderless.ts";
import { balancedIndent, docxParagraph, docxRule } from "./docxParagraph.ts";
import { twips } from "./units.ts";

/** Between the names and the line of number and date, in points. */
const NUMBER_GAP = 6;

/** The head of page 1 (PL I, II.1–4) as a table without lines, the way offices make it. */
export function titleTable(head: DocumentHead, width: number): Table {
  const left = width * TITLE_LEFT_SHARE;
  const right = width - left;
  const issuer = head.issuer.map((name) =>
    docxParagraph(name, "KtIssuer", { indent: balancedIndent(name, STYLES.issuer(), left) }),
  );
  const issuerWidth = widestLine(head.issuer.flatMap((name) => breakBalanced(name, STYLES.issuer(), left)));
  const parent = head.parentAuthority;
  const spacing = { before: twips(NUMBER_GAP) };
  return borderless(
    [
      [
        [
          ...(parent === null
            ? []
            : [
                docxParagraph(parent, "KtParent", {
                  indent: balancedIndent(parent, STYLES.parentAuthority(), left),
                }),
              ]),
          ...issuer,
          docxRule(issuerWidth * SHORT_RULE_SHARE, left),
        ],
        [
          docxParagraph(head.nation, "KtNation"),
          docxParagraph(head.motto, "KtMotto"),
          docxRule(textWidth(head.motto, STYLES.motto()), right),
        ],
      ],
      [
        [docxParagraph(head.numberLine, "KtNumber", { spacing })],
        head.placeDateLine === null ? [] : [docxParagraph(head.placeDateLine, "KtPlaceDate", { spacing })],
      ],
    ],
    [left, right],
  );
}
