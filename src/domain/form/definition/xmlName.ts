/** A name of XML as pyxform takes it, with what it may begin with and what may follow. */
export const XML_NAME = "[\\p{L}_][\\p{L}\\p{N}\\p{M}_.-]*";

const WHOLE = new RegExp(`^${XML_NAME}$`, "u");

/** Whether questions, groups and the root of a form may be called so. */
export function isXmlName(text: string): boolean {
  return WHOLE.test(text);
}
