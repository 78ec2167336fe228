import { sectionNumber } from "./numbering.ts";
import type { Block, Section } from "./reportModel.ts";

/** A section before it has its number. */
export interface SectionDraft {
  id: string;
  title: string;
  blocks: Block[];
  children: SectionDraft[];
}

/**
 * Leaves out what has no content and numbers the rest, so that the numbers are consecutive on every
 * level whatever parts a report lacks. `top`: level of the outermost; short papers begin with Arabic
 * numbers.
 */
export function numberSections(drafts: readonly SectionDraft[], top: 1 | 2 = 1): Section[] {
  return numberLevel(drafts, top);
}

function numberLevel(drafts: readonly SectionDraft[], level: 1 | 2 | 3): Section[] {
  return drafts
    .filter((draft) => hasContent(draft))
    .map((draft, index) => ({
      id: draft.id,
      level,
      number: sectionNumber(level, index + 1),
      title: draft.title,
      blocks: draft.blocks,
      children: draft.children.length === 0 ? [] : numberLevel(draft.children, nextLevel(level)),
    }));
}

function hasContent(draft: SectionDraft): boolean {
  return draft.blocks.length > 0 || draft.children.some((child) => hasContent(child));
}

function nextLevel(level: 1 | 2 | 3): 2 | 3 {
  if (level === 3) throw new RangeError("Sections go three levels deep");
  return level === 1 ? 2 : 3;
}
