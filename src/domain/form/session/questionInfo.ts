import type { CompiledNode } from "../compiled/CompiledNode.ts";
import type { EvidenceColumn, QuestionDef } from "../definition/formDef.ts";
import type { QuestionType } from "../kinds/index.ts";
import type { Quantity } from "../kinds/questionKind.ts";
import { isAsked } from "../compiled/roles.ts";
import { instanceNumbers } from "./repeats.ts";
import type { Item } from "./Item.ts";

/** What does not change about a question during an inspection. */
export interface QuestionInfo {
  /** Key of its answer: "dossiers_received_total", "household[2]/age". */
  readonly path: string;
  readonly name: string;
  /** Place of its row in the form, the same whatever is answered and however many instances there are. */
  readonly ordinal: number;
  /** Full path with groups: "/people/household[2]/age". */
  readonly place: string;
  /** 1…N within its area, the same for the whole inspection; undefined for a note. */
  readonly number: number | undefined;
  /** Numbers of the repeat instances it stands in, outermost first: [2]. Empty outside of repeats. */
  readonly instances: readonly number[];
  readonly area: string;
  readonly type: QuestionType;
  readonly list: string | undefined;
  readonly quantity: Quantity | undefined;
  /** False for notes and figures that are only shown. */
  readonly asked: boolean;
  readonly naAllowed: boolean;
  readonly approximateAllowed: boolean;
  readonly evidence: EvidenceColumn;
  readonly maxScore: number | undefined;
  readonly range: QuestionDef["range"];
}

/** Describes a question; `numbers` are those of its area. Throws for a group. */
export function questionInfo(item: Item, numbers: ReadonlyMap<CompiledNode, number>): QuestionInfo {
  const { node } = item;
  const { def } = node;
  if (def.kind !== "question") throw new Error(`"${item.path}" is a group, not a question`);
  return {
    path: item.path,
    name: node.name,
    ordinal: node.index,
    place: item.place,
    number: numbers.get(node),
    instances: instanceNumbers(item.path),
    area: node.area,
    type: def.type,
    list: def.list,
    quantity: def.quantity,
    asked: isAsked(node),
    naAllowed: def.naAllowed,
    approximateAllowed: def.approximateAllowed,
    evidence: def.evidence,
    maxScore: def.maxScore,
    range: def.range,
  };
}
