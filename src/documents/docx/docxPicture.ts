import { ImageRun, Paragraph } from "docx";
import type { ReportPicture } from "../../domain/report/reportModel.ts";
import type { Frame } from "../layout/sheet.ts";
import { breakBalanced, lineHeight } from "../layout/lines.ts";
import { PICTURE_GAP, pictureFit } from "../layout/pictureFit.ts";
import { STYLES } from "../layout/styles.ts";
import { printablePicture } from "../printablePicture.ts";
import { docxParagraph } from "./docxParagraph.ts";
import { docxText } from "./docxText.ts";
import type { DocxStyle } from "./docxStyles.ts";
import { pixels, twips } from "./units.ts";

/** A photo with alternative text, its caption and what is known of it, kept on one page. */
export function docxPicture(picture: ReportPicture, bytes: Uint8Array, frame: Frame): Paragraph[] {
  const size = printablePicture(picture, bytes);
  const height = (text: string, style: ReturnType<typeof STYLES.caption>) =>
    breakBalanced(text, style, frame.width).length * lineHeight(style);
  const textHeight = height(picture.caption, STYLES.caption()) + height(picture.detail, STYLES.unitNote());
  const fit = pictureFit(size, frame, textHeight);
  const alt = docxText(picture.alt);
  return [
    new Paragraph({
      style: "KtPicture" satisfies DocxStyle,
      spacing: { before: twips(PICTURE_GAP) },
      children: [
        new ImageRun({
          type: "jpg",
          data: bytes,
          transformation: { width: pixels(fit.width), height: pixels(fit.height) },
          altText: { name: docxText(picture.caption), description: alt },
        }),
      ],
    }),
    docxParagraph(picture.caption, "KtPictureCaption", { keepNext: picture.detail !== "" }),
    ...(picture.detail === "" ? [] : [docxParagraph(picture.detail, "KtPictureDetail")]),
  ];
}
