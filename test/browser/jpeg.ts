import type { Page } from "playwright-core";

/** A real JPEG of this size, drawn by the browser. */
export async function jpeg(page: Page, width: number, height: number): Promise<Buffer> {
  const base64: string = await page.evaluate(`(() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: ${width}, height: ${height} });
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#7a9";
    pen.fillRect(0, 0, ${width}, ${height});
    pen.fillStyle = "#253";
    pen.fillRect(40, 40, ${width} / 2, ${height} / 3);
    return canvas.toDataURL("image/jpeg").split(",")[1];
  })()`);
  return Buffer.from(base64, "base64");
}
