import { z } from "zod";
import { isXmlName } from "../form/definition/xmlName.ts";
import { REFORM_AREAS, ROLES, sideOf } from "./areas.ts";
import { documentSpec } from "./documentSpec.ts";
import { minutesRecord } from "./minutesRecord.ts";

/**
 * An inspection as its secretary writes it down (a YAML file for `inspection create`): the header
 * asked once, the team with its areas, the people of the inspected unit, and the words that the
 * documents need and the answers cannot give.
 */

const day = z.iso.date("must be a day like 2020-09-17");
const line = z.string().trim().min(1).max(500);
/** The name of a top-level group of the form, or GENERAL_AREA. */
const areaId = z.string().refine(isXmlName, "must be an area id such as procedures");

export const UNIT_TYPES = [
  "tinh",
  "thanh_pho_tw",
  "so",
  "huyen",
  "thi_xa",
  "quan",
  "thanh_pho_thuoc_tinh",
  "xa",
  "phuong",
  "thi_tran",
  "dac_khu",
  "phong",
  "don_vi_su_nghiep",
  "trung_tam_phuc_vu_hcc",
] as const;

/** Units that ended with the two-tier local government of 01/7/2025. */
const HISTORIC_UNIT_TYPES: ReadonlySet<string> = new Set([
  "huyen",
  "thi_xa",
  "quan",
  "thanh_pho_thuoc_tinh",
  "thi_tran",
]);
export const LAST_DAY_OF_DISTRICTS = "2025-06-30";

/** Whether units of this type no longer exist on a day, yyyy-mm-dd. */
export function hasEnded(unitType: string, day: string): boolean {
  return HISTORIC_UNIT_TYPES.has(unitType) && day > LAST_DAY_OF_DISTRICTS;
}

const personSpec = z.strictObject({
  /**
   * Who it is: the id of somebody known already (`kiemtra person list`), or a word of this file, the same
   * in all entries of one person. Without it the entry is somebody new, whatever the name.
   */
  person: z
    .string()
    .regex(/^[\p{L}\p{N}_.-]{1,64}$/u, "must be a person's id, or a word without spaces")
    .optional(),
  name: line,
  honorific: line.optional(),
  post: line.optional(),
  email: z.email().optional(),
  locale: z.enum(["vi", "en"]).default("vi"),
});

const participantSpec = personSpec.extend({
  role: z.enum(ROLES),
  /** Areas a member fills in. */
  areas: z.array(areaId).default([]),
});

/** Enough of its shape to compare the parts with each other, whatever else is wrong. */
const comparableSpec = z.object({
  unit: z.object({ type: z.string() }),
  visitDate: day,
  dataPeriod: z.object({ from: day, to: day }),
  team: z.array(z.object({ role: z.string(), areas: z.array(z.string()) })),
  unitPeople: z.array(z.object({ role: z.string() })),
});

export const inspectionSpec = z
  .strictObject({
    code: z
      .string()
      .regex(/^[A-Z0-9][A-Z0-9-]{2,39}$/, "must be 3 to 40 capitals, digits and hyphens")
      .optional(),
    organization: z.strictObject({ name: line, place: line }),
    unit: z.strictObject({ name: line, type: z.enum(UNIT_TYPES) }),
    /** Form id; its newest version is taken. */
    form: line,
    type: z.enum(["dinh_ky", "dot_xuat", "qua_bao_cao", "phuc_tra", "tu_kiem_tra"]).default("dinh_ky"),
    visitDate: day,
    dataPeriod: z.strictObject({ from: day, to: day }),
    /** "Kế hoạch kiểm tra công tác CCHC năm 2020 của UBND tỉnh Bắc Kạn". */
    plan: line.optional(),
    /** Code of the inspection of this unit before: its figures are shown beside the questions. */
    previous: line.optional(),
    /** Decision that formed the team, with number and date. */
    decision: line.optional(),
    dossierCountBasis: z.enum(["by_competence", "by_reception"]).default("by_competence"),
    /** Areas inspected; all of the form when absent. */
    areas: z.array(areaId).min(1).optional(),
    /** Values for the form's parameters (thresholds of the plan, extended_pack …). */
    parameters: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
    team: z.array(participantSpec).min(1),
    unitPeople: z.array(participantSpec).default([]),
    document: documentSpec.prefault({}),
  })
  .superRefine(
    (spec, context) => {
      const issue = (path: (string | number)[], message: string) =>
        context.addIssue({ code: "custom", path, message });
      if (spec.dataPeriod.from > spec.dataPeriod.to) issue(["dataPeriod"], "`from` is after `to`");
      if (spec.dataPeriod.to > spec.visitDate) issue(["dataPeriod", "to"], "is after the day of the visit");
      if (hasEnded(spec.unit.type, spec.visitDate)) {
        issue(["unit", "type"], `units of type ${spec.unit.type} ended on ${LAST_DAY_OF_DISTRICTS}`);
      }
      if (spec.team.filter((person) => person.role === "lead").length !== 1) {
        issue(["team"], "must have exactly one person with the role lead");
      }
      for (const [index, person] of spec.team.entries()) {
        if (sideOf(person.role) === "unit") {
          issue(["team", index, "role"], `${person.role} belongs under unitPeople`);
        }
        if (person.role === "member" && person.areas.length === 0) {
          issue(["team", index, "areas"], "a member needs at least one area");
        }
      }
      for (const [index, person] of spec.unitPeople.entries()) {
        if (sideOf(person.role) === "team") {
          issue(["unitPeople", index, "role"], "must be unit_head, unit_contact or assignee");
        }
      }
    },
    // All mistakes at once, not first those of shape and then these.
    { when: ({ value }) => comparableSpec.safeParse(value).success },
  );

export type InspectionSpec = z.infer<typeof inspectionSpec>;
export type ParticipantSpec = z.infer<typeof participantSpec>;

/** What is kept of the header beside its own columns. */
export const inspectionDetails = z.object({
  plan: z.string().nullable(),
  decision: z.string().nullable(),
  dossierCountBasis: z.enum(["by_competence", "by_reception"]),
  document: documentSpec,
  minutes: minutesRecord.optional(),
});
export type InspectionDetails = z.infer<typeof inspectionDetails>;

/** Whether an id is one of the seven areas of the programme, in its order. */
export function areaOrder(area: string): number {
  const place = REFORM_AREAS.findIndex((known) => known === area);
  return place === -1 ? REFORM_AREAS.length : place;
}

/** The id of somebody known that an entry gives; null when it gives none, or a word of the file. */
export function givenPersonId({ person }: ParticipantSpec): string | null {
  return z.uuid().safeParse(person).data ?? null;
}
