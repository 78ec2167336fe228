import { DOCUMENT_KINDS, type DocumentKind } from "../../domain/report/reportModel.ts";
import type { Act } from "../../messaging/act.ts";
import { hasRight } from "../../policies/inspectionRights.ts";
import { participation } from "../people/participation.ts";
import { NUMBERING_RIGHT_OF, RIGHTS_OF_KIND } from "./documentRights.ts";
import { paperRoles } from "./paperRoles.ts";
import { issuedNumbers, symbolOf } from "./paperNumbers.ts";
import { copyStanding, type CopyStanding, signersSchema, type Signer } from "./signers.ts";

/** One of the four papers of an inspection, as far as it has come. */
export interface Paper {
  kind: DocumentKind;
  /** "05/BC-ĐKT"; null while it is a draft. */
  number: string | null;
  /** yyyy-mm-dd */
  issuedOn: string | null;
  /** The newest PDF; null when none was made yet. */
  latest: { id: string; revision: number; madeAt: Date } | null;
  /** What came back as signed copies, newest first. */
  copies: { receivedAt: Date; signers: Signer[]; standing: CopyStanding }[];
  /** The acting person may give it its number. */
  mayNumber: boolean;
}

/** The papers of an inspection that the acting person may see. */
export async function listPapers(act: Act, inspectionId: string): Promise<Paper[]> {
  const tx = await act.uow.prisma();
  const { roles } = await participation(act, inspectionId);
  const inspection = await tx.inspection.findUniqueOrThrow({
    where: { id: inspectionId },
    include: { unit: true, organization: true },
  });
  const issued = await issuedNumbers(act, inspectionId);
  const numbers = await tx.paperNumber.findMany({
    where: { inspectionId },
    select: { kind: true, edition: { select: { number: true } } },
  });
  const frozen = new Map(numbers.map(({ kind, edition }) => [kind, edition?.number]));
  const documents = await tx.document.findMany({
    where: { inspectionId, format: "pdf" },
    orderBy: { revision: "desc" },
    select: {
      id: true,
      kind: true,
      revision: true,
      createdAt: true,
      signed: { select: { receivedAt: true, signers: true, compared: true } },
    },
  });
  const seesAll = hasRight("readDocuments", roles);
  const ofReport = await paperRoles(act, inspectionId, "remediation_report");
  const rolesFor = (kind: DocumentKind) => (kind === "remediation_report" ? ofReport : roles);
  return DOCUMENT_KINDS.filter(
    (kind) => seesAll || RIGHTS_OF_KIND[kind].some((right) => hasRight(right, rolesFor(kind))),
  ).map((kind): Paper => {
    const own = documents.filter((document) => document.kind === kind);
    const [latest] = own;
    const entered = issued[kind];
    return {
      kind,
      number:
        entered === undefined
          ? null
          : (frozen.get(kind) ?? `${entered.number}/${symbolOf(kind, inspection)}`),
      issuedOn: entered?.on ?? null,
      latest:
        latest === undefined ? null : { id: latest.id, revision: latest.revision, madeAt: latest.createdAt },
      copies: own
        .flatMap(({ signed }) => signed)
        .map(({ receivedAt, compared, ...row }) => {
          const signers = signersSchema.parse(row.signers);
          return { receivedAt, signers, standing: copyStanding({ compared, signers }) };
        })
        .sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime()),
      mayNumber: hasRight(NUMBERING_RIGHT_OF[kind], rolesFor(kind)),
    };
  });
}

/** Of one inspection with its unit, for the symbol of its papers. */
export async function paperSymbolOf(act: Act, inspectionId: string, kind: DocumentKind): Promise<string> {
  const tx = await act.uow.prisma();
  const inspection = await tx.inspection.findUniqueOrThrow({
    where: { id: inspectionId },
    include: { unit: true, organization: true },
  });
  return symbolOf(kind, inspection);
}
