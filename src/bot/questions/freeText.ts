import type { ChatKind } from "./chatKind.ts";
import { typed } from "./typed.ts";

export const freeText: ChatKind = { ...typed, isFreeText: true };
