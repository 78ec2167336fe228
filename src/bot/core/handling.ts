import type { Capabilities, ChannelPort, Seen } from "../../messaging/channelPort.ts";
import type { Received } from "../../messaging/updateTries.ts";
import type { OpenArea } from "../../usecases/answers/openArea.ts";
import type { Entry } from "../flows/FlowArguments.ts";
import type { Place } from "./Place.ts";
import type { Input, Recognize } from "./input.ts";

/** What handling an update needs of its channel. */
export type HandlingPort = Pick<ChannelPort, "capabilities" | "privateLink"> &
  Partial<Pick<ChannelPort, "toUpdate" | "sessionIn">>;

/**
 * One update being handled: what it brought, what has been found out about it and what it will write.
 * All of it is here, so that it can be printed; the middleware has it as `context.handling`.
 */
export interface Handling extends Received {
  /** What the channel of the update can show. Null where nothing is asked: the channel may be off. */
  readonly port: HandlingPort | null;
  /** What the person sent, with the command it is. */
  readonly input: Input;
  /** Tells the command that a text is. */
  readonly recognize: Recognize;
  /** What the person had before them when they sent it; null when nothing is known of it. */
  readonly seen: Seen | null;
  /** Where the dialogue of the person stands; null until it is read. */
  place: Place | null;
  /** A flow that is to be entered. */
  enter: Entry | null;
  /** Lines to stand above the next question of this update ("✓ Đã lưu: 710 hồ sơ"). */
  notices: string[];
  /** Those that were taken last. */
  above: readonly string[];
  /** The area as the answer saved last has left it; the next screen of the area takes it and reads nothing. */
  saved: OpenArea | null;
  /** Messages (their ids) that are answered: their buttons go once the update is handled. */
  readonly answered: Set<number>;
}

/** Begins to handle what was received. */
export function openHandling(
  received: Received,
  port: Handling["port"],
  read: Pick<Handling, "input" | "recognize" | "seen">,
): Handling {
  return {
    ...received,
    port,
    ...read,
    place: null,
    enter: null,
    notices: [],
    above: [],
    saved: null,
    answered: new Set(),
  };
}

/** What the channel of the update can show; flows never ask for its name. */
export function capabilities({ port }: Pick<Handling, "port">): Capabilities {
  if (port === null) throw new Error("capabilities() outside a flow");
  return port.capabilities;
}
