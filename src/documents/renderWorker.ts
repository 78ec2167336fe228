import { drawDocument } from "./drawDocument.ts";
import { openFaces } from "./layout/openFaces.ts";
import { serveRenders } from "./serveRenders.ts";

// Entry of the drawing process; see renderer.ts. Opening and priming the fonts takes longer
// than drawing: it is done before the first request.
openFaces();
serveRenders(drawDocument);
