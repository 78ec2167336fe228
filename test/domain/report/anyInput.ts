import * as fc from "fast-check";
import type { ReportInput, ReportInputFigure } from "../../../src/domain/report/reportInput.ts";
import { REFORM_AREAS, SEVERITIES } from "../../../src/domain/inspection/areas.ts";
import {
  area,
  bareInput,
  choice,
  count,
  finding,
  freeText,
  noData,
  picture,
  rate,
  recommendation,
  yes,
} from "./inputs.ts";

/** Vietnamese words, so that capitals, marks and đ are met. */
const words = fc
  .array(fc.constantFrom("Đề án", "TTHC", "ủy ban", "Số", "hồ sơ", "Ít nhất", "quá hạn.", "CNTT;"), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => parts.join(" "));

function anyFigure(id: string): fc.Arbitrary<ReportInputFigure> {
  const label = words.map((text) => `${text} ${id}`);
  return fc.oneof(
    fc.tuple(label, fc.nat(2_000)).map(([text, value]) => count(id, text, value, "hồ sơ")),
    label.map((text) => yes(id, text)),
    label.map((text) => choice(id, text, "chua", "Chưa thực hiện")),
    label.map((text) => rate(id, text, "97,60%")),
    label.map((text) => noData(id, text)),
    fc.tuple(label, words).map(([text, answer]) => freeText(id, text, answer)),
    label.map((text): ReportInputFigure => ({ ...noData(id, text), state: "skipped", note: null })),
  );
}

const anyArea = fc
  .tuple(
    fc.constantFrom(...REFORM_AREAS),
    words,
    fc.integer({ min: 0, max: 5 }),
    fc.boolean(),
    fc.subarray(["rating", "strengths", "limitations", "causes", "recommendations"]),
  )
  .chain(([id, label, size, submitted, closing]) =>
    fc
      .tuple(...Array.from({ length: size }, (_, index) => anyFigure(`${id}_figure_${index}`)))
      .map((figures) => ({
        ...area(id, label, [
          ...figures,
          ...closing.map((name) => freeText(`${id}_${name}`, name, `Nội dung ${name} của ${id}`)),
        ]),
        submitted,
      })),
  );

const maybe = <T>(value: T) => fc.option(fc.constant(value), { nil: null });

/** Reports that lack any of their parts. */
export const anyInput: fc.Arbitrary<ReportInput> = fc
  .record({
    areas: fc.uniqueArray(anyArea, { maxLength: 7, selector: ({ id }) => id }),
    severities: fc.array(fc.tuple(fc.constantFrom(...SEVERITIES), fc.boolean(), words, maybe("2020-10-05"))),
    addressees: fc.array(fc.constantFrom("unit", "department", "province"), { maxLength: 5 }),
    linked: fc.boolean(),
    proposals: fc.array(words, { maxLength: 2 }),
    draft: fc.boolean(),
    plan: maybe("Kế hoạch kiểm tra"),
    recipients: fc.option(fc.array(words, { maxLength: 3 }), { nil: undefined }),
    pictures: fc.array(fc.tuple(maybe("Bảng niêm yết"), fc.boolean(), fc.boolean(), fc.boolean()), {
      maxLength: 3,
    }),
    kindOfInspection: fc.constantFrom("dinh_ky", "dot_xuat", "qua_bao_cao", "phuc_tra", "tu_kiem_tra"),
  })
  .map((parts) => {
    const bare = bareInput();
    const { details } = bare.inspection;
    return {
      ...bare,
      issued: parts.draft ? {} : { inspection_report: { number: "05", on: "2020-09-20" } },
      areas: parts.areas,
      inspection: {
        ...bare.inspection,
        type: parts.kindOfInspection,
        details: {
          ...details,
          plan: parts.plan,
          document: {
            ...details.document,
            unitProposals: parts.proposals,
            ...(parts.recipients === undefined ? {} : { recipients: parts.recipients }),
          },
        },
      },
      findings: parts.severities.map(([severity, decided, text, dueDate], index) =>
        finding({
          id: `f${index}`,
          area: parts.areas[index % Math.max(1, parts.areas.length)]?.id ?? "procedures",
          ordinal: index + 1,
          severity,
          decided,
          text,
          dueDate,
          recommendation: decided ? `Khắc phục ${text}` : "",
          dueDays: index % 2 === 0 ? 15 : null,
        }),
      ),
      recommendations: parts.addressees.map((addressee, index) =>
        recommendation({
          id: `r${index}`,
          text: `Kiến nghị ${index}`,
          addressee,
          findingIds: parts.linked && parts.severities.length > 0 ? ["f0"] : [],
        }),
      ),
      pictures: parts.pictures.map(([caption, ofQuestion, taken, placed], index) =>
        picture({
          evidenceId: `e${index}`,
          area: parts.areas[0]?.id ?? "procedures",
          caption,
          question: ofQuestion ? { number: index + 1, label: "Tình trạng niêm yết" } : null,
          findingIds: parts.linked ? ["f0"] : [],
          takenAt: taken ? "2020-09-17T08:04:00.000Z" : null,
          place: placed ? { latitude: 22.1536, longitude: 105.5969 } : null,
        }),
      ),
    };
  });
