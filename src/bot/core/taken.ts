import type { Entry } from "../flows/FlowArguments.ts";

/**
 * What has become of an update: it was none of this, it is done, it is done and the running flow is
 * left, or a flow is to be entered.
 */
export type Taken = "passed" | "done" | "left" | Entry;
