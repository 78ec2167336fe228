import type { Info, PDFDocument } from "pdfkit";

/**
 * Identification of PDF/UA-1 with the extension schema PDF/A wants for it. pdfkit's own
 * `subset: "PDF/UA"` writes a CIDSet that fails PDF/UA, so the file is made as PDF/A-2b.
 */
const PDF_UA = `<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>`;

export function declarePdfUa(doc: PDFDocument): void {
  doc.appendXML(PDF_UA);
}

/**
 * pdfkit copies the title into the XMP packet unescaped: "A & B" would make it ill-formed and fail
 * both PDF/A and PDF/UA. The Info dictionary keeps the raw text, the packet gets the escaped one.
 */
export function escapeMetadata(doc: PDFDocument): void {
  const addInfo = doc._addInfo.bind(doc);
  doc._addInfo = () => {
    const raw = doc.info;
    doc.info = escaped(raw);
    addInfo();
    doc.info = raw;
  };
}

function escaped(info: Info): Info {
  const copy: Info = { ...info };
  if (info.Title !== undefined) copy.Title = xmlText(info.Title);
  if (info.Author !== undefined) copy.Author = xmlText(info.Author);
  if (info.Creator !== undefined) copy.Creator = xmlText(info.Creator);
  if (info.Producer !== undefined) copy.Producer = xmlText(info.Producer);
  return copy;
}

function xmlText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
