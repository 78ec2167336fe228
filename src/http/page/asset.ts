/** Something served from memory. */
export interface Asset {
  mime: string;
  body: Uint8Array<ArrayBuffer>;
  /** Null where compressing gains nothing. */
  zipped: Uint8Array<ArrayBuffer> | null;
  etag: string;
}
