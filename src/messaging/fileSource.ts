import type { Queryable } from "../db/hot/trip.ts";

/** What became of fetching a file that somebody sent, by the `file_id` of their update. */
export type FetchedFile =
  | { readonly ok: true; readonly bytes: Buffer }
  | {
      readonly ok: false;
      readonly reason: "too_large";
      /** Bytes, when the channel told. */
      readonly size: number | undefined;
    }
  /** The channel does not know the id (any more). */
  | { readonly ok: false; readonly reason: "gone" }
  /** Worth another try, after `afterSeconds` when the channel named a time. */
  | {
      readonly ok: false;
      readonly reason: "unreachable";
      readonly error: string;
      readonly afterSeconds: number | undefined;
    };

/**
 * How a channel hands over what people sent. Files come only from the channel's own servers by the
 * id it gave them; an address that a person typed is never asked (F60).
 */
export interface FileSource {
  /** At most `limit` bytes: one that says it is larger is not fetched, one that turns out so is cut off. */
  fetchFile(fileId: string, limit: number): Promise<FetchedFile>;
  /**
   * The bytes are kept as evidence now, or what they were sent for is done (`evidenceId` null): a
   * channel that holds them in our own database lets go of its copy, in the caller's transaction.
   */
  handOver?(sql: Queryable, fileId: string, evidenceId: string | null): Promise<void>;
}
