import { drawDocument } from "../../src/documents/drawDocument.ts";
import { serveRenders } from "../../src/documents/serveRenders.ts";

// A drawing process that misbehaves on the word of the model's subject; else it draws.
serveRenders(async (request) => {
  switch (request.format === "xlsx" ? "" : request.model.subject) {
    case "loop":
      for (;;) if (process.exitCode === 99) break;
      break;
    case "abort":
      process.abort();
      break;
    case "exit":
      process.exit(3);
      break;
    case "allocate": {
      const kept: string[][] = [];
      for (;;) kept.push(Array.from({ length: 100_000 }, (_, index) => `${kept.length}-${index}`));
    }
    case "garbage":
      return new TextEncoder().encode("%PDF-1.7 but no more");
    case "environment":
      throw new Error(JSON.stringify(process.env));
  }
  return drawDocument(request);
});
