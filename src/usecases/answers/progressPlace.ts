import type { FormReading } from "../../domain/form/session/FormReading.ts";
import type { OpenArea } from "./openArea.ts";

const places = new WeakMap<FormReading, Map<string, number>>();

/**
 * Where the search for the next open question begins: the place last asked in this area, so that
 * question 400 is found as fast as question 10. Only a hint, lost with the process.
 */
export function progressPlace(area: OpenArea): number {
  return places.get(area.session)?.get(area.area) ?? 0;
}

export function noteProgress(area: OpenArea, place: number): void {
  const ofSession = places.get(area.session) ?? new Map<string, number>();
  places.set(area.session, ofSession.set(area.area, place));
}
