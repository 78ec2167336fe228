import type { Severity } from "../inspection/areas.ts";

/** Choices of the list `rating` that say something about findings. */
const GOOD = "tot";
const LIMITED = "con_han_che";

export type RatingDoubt = "good_serious" | "limited_none";

/** Name of the question that closes an area with the team's rating. */
export function ratingQuestion(area: string): string {
  return `${area}_rating`;
}

/**
 * What is odd about the rating of an area beside its findings: "tốt" with a serious one, "còn hạn chế"
 * with none. An observation is no finding. Only ever a warning: people decide.
 */
export function ratingDoubt(rating: unknown, severities: readonly Severity[]): RatingDoubt | null {
  if (rating === GOOD && severities.includes("serious")) return "good_serious";
  const findings = severities.filter((severity) => severity !== "observation");
  return rating === LIMITED && findings.length === 0 ? "limited_none" : null;
}
