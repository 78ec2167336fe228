/**
 * Bytes of the pictures a model names, by their reference (`ReportPicture.evidenceId`): JPEG, sRGB
 * or grey, upright. A model stays plain text; whoever has it drawn reads these from the database.
 */
export type Pictures = ReadonlyMap<string, Uint8Array>;

export const NO_PICTURES: Pictures = new Map();
