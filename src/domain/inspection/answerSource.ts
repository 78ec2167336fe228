/** Whose answers: those of the team on site, or what the unit reports about itself. */
export type AnswerSource = "on_site" | "self_report";
