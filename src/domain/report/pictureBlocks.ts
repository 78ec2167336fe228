import { formatNumber } from "../answer/formatNumber.ts";
import { paragraph } from "./blocks.ts";
import { realFindings } from "./realFindings.ts";
import { localTime } from "./localTime.ts";
import type { ReportInput, ReportInputPicture } from "./reportInput.ts";
import type { Block, ReportPicture } from "./reportModel.ts";
import type { ReportSay } from "./reportSay.ts";
import { lowerFirst, upperFirst, withoutEnd } from "../language/sentence.ts";

/** Photos printed in one report: 50 pages, 20 MB; a chat channel takes files of 50 MB. */
export const MAX_PICTURES = 100;

/** Phụ lục Hình ảnh: each photo with its caption, what it belongs to, when and where it was taken. */
export function pictureBlocks(input: ReportInput, say: ReportSay): Block[] {
  const { pictures, language } = input;
  const more = pictures.length - MAX_PICTURES;
  return [
    {
      type: "pictures",
      items: pictures.slice(0, MAX_PICTURES).map((picture, index) => printed(picture, index + 1, input, say)),
    },
    ...(more > 0 ? [paragraph(say("report-pictures-more", { count: formatNumber(more, language) }))] : []),
  ];
}

/** Printed pictures that show a finding: "Hình 1, Hình 3"; null when there are none. */
export function picturesOf(
  findingId: string,
  { pictures, language }: ReportInput,
  say: ReportSay,
): string | null {
  const shown = pictures
    .slice(0, MAX_PICTURES)
    .flatMap(({ findingIds }, index) =>
      findingIds.includes(findingId)
        ? [say("report-picture-number", { number: formatNumber(index + 1, language) })]
        : [],
    );
  return shown.length === 0 ? null : shown.join(", ");
}

function printed(
  picture: ReportInputPicture,
  number: number,
  input: ReportInput,
  say: ReportSay,
): ReportPicture {
  const { evidenceId, sha256 } = picture;
  const text = captionText(picture, input);
  const detail = detailText(picture, input, say);
  return {
    evidenceId,
    sha256,
    caption: say("report-picture", { number: formatNumber(number, input.language), text }),
    detail,
    alt: say("report-picture-alt", { text: detail === "" ? text : `${text}. ${detail}` }),
  };
}

/** The sender's own words, else what the question asks, else the area. */
function captionText({ caption, question, area }: ReportInputPicture, input: ReportInput): string {
  const written = withoutEnd(caption?.replaceAll(/\s+/gu, " ") ?? "");
  return written === "" ? withoutEnd(question?.label ?? areaLabel(area, input)) : written;
}

/** "Câu 6, cải cách thủ tục hành chính; tồn tại, hạn chế số 1; chụp lúc …; vị trí …" */
function detailText(picture: ReportInputPicture, input: ReportInput, say: ReportSay): string {
  const { question, area, takenAt, receivedAt, place, findingIds } = picture;
  const { language, timeZone } = input;
  const label = areaLabel(area, input);
  const findings = realFindings(input).flatMap((finding, index) =>
    findingIds.includes(finding.id)
      ? [say("report-picture-finding", { number: formatNumber(index + 1, language) })]
      : [],
  );
  const degrees = (value: number) => formatNumber(value, language, { decimals: PLACE_DECIMALS });
  return upperFirst(
    [
      question === null
        ? lowerFirst(label)
        : say("report-picture-question", {
            number: formatNumber(question.number, language),
            area: lowerFirst(label),
          }),
      ...findings,
      takenAt === null
        ? say("report-picture-received", localTime(receivedAt, timeZone, language))
        : say("report-picture-taken", localTime(takenAt, timeZone, language)),
      ...(place === null
        ? []
        : [
            say("report-picture-place", {
              latitude: degrees(place.latitude),
              longitude: degrees(place.longitude),
            }),
          ]),
    ]
      .filter((part) => part !== "")
      .join("; "),
  );
}

/** About 10 m, more than a phone's fix is worth in a room. */
const PLACE_DECIMALS = 4;

function areaLabel(area: string, input: ReportInput): string {
  return input.areas.find((one) => one.id === area)?.label ?? "";
}
