import type { Recognized } from "../../domain/language/commandRecognizer.ts";
import { areaScreen } from "../screens/area.ts";
import { takeAnswer } from "./takeAnswer.ts";
import type { Handling } from "../core/handling.ts";

/** "quay lại", "bỏ qua", "sửa 9" written while no form was open: done before the question is shown. */
export async function applyCommand(handling: Handling, recordId: number, command: Recognized): Promise<void> {
  const screen = await areaScreen(handling, recordId);
  if (screen.kind !== "question") return;
  const at = { recordId, place: screen.place, ticked: [], page: 0, seen: screen.seen, prompts: [] };
  const text = `${command.command} ${command.argument}`.trim();
  await takeAnswer(handling, at, { kind: "text", text, command }, null);
}
