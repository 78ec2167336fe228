import { readdirSync, readFileSync } from "node:fs";
import { FluentParser, Visitor, type Entry } from "@fluent/syntax";
import type * as Ast from "@fluent/syntax";

/** - `number`: chooses a plural or goes through NUMBER(); `text`: chooses a word; `any`: only printed. */
export type VariableKind = "number" | "text" | "any";

interface CatalogueMessage {
  /** "message" or "message.attribute". */
  id: string;
  file: string;
  variables: Map<string, VariableKind>;
}

export interface Catalogue {
  messages: Map<string, CatalogueMessage>;
  /** "bot.ftl:12: Expected token ..." for every entry the parser could not read, and duplicates. */
  problems: string[];
}

interface Found {
  variables: Map<string, VariableKind>;
  references: Set<string>;
}

const PLURAL_KEYS = new Set(["zero", "one", "two", "few", "many"]);

/** Reads all .ftl files of one language's folder. */
export function readCatalogue(folder: URL): Catalogue {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".ftl"))
    .sort();
  return parseCatalogue(new Map(files.map((name) => [name, readFileSync(new URL(name, folder), "utf8")])));
}

/** `sources`: file name → Fluent text. */
export function parseCatalogue(sources: ReadonlyMap<string, string>): Catalogue {
  const parser = new FluentParser();
  const found = new Map<string, Found & { file: string; isTerm: boolean }>();
  const problems: string[] = [];
  for (const [file, source] of sources) {
    for (const entry of parser.parse(source).body) {
      if (entry.type === "Junk") problems.push(`${file}:${lineOf(source, entry)}: ${reasonOf(entry)}`);
      if (entry.type !== "Message" && entry.type !== "Term") continue;
      const isTerm = entry.type === "Term";
      for (const [id, pattern] of patternsOf(entry)) {
        if (found.has(id)) problems.push(`${file}:${lineOf(source, entry)}: ${id} is defined twice`);
        found.set(id, { ...lookInto(pattern), file, isTerm });
      }
    }
  }
  const messages = new Map<string, CatalogueMessage>();
  for (const [id, { file, isTerm }] of found) {
    if (!isTerm) messages.set(id, { id, file, variables: allVariables(id, found) });
  }
  return { messages, problems };
}

function* patternsOf(entry: Ast.Message | Ast.Term): Generator<[string, Ast.Pattern]> {
  const id = entry.type === "Term" ? `-${entry.id.name}` : entry.id.name;
  if (entry.value !== null) yield [id, entry.value];
  for (const attribute of entry.attributes) yield [`${id}.${attribute.id.name}`, attribute.value];
}

/** A message's own variables and those of the messages it refers to. */
function allVariables(
  id: string,
  found: ReadonlyMap<string, Found>,
  seen = new Set<string>(),
): Map<string, VariableKind> {
  const all = new Map<string, VariableKind>();
  const own = found.get(id);
  if (own === undefined || seen.has(id)) return all;
  seen.add(id);
  mergeVariables(all, own.variables);
  for (const reference of own.references) mergeVariables(all, allVariables(reference, found, seen));
  return all;
}

/** Adds `more` to `all`; the stricter kind wins. */
export function mergeVariables(
  all: Map<string, VariableKind>,
  more: ReadonlyMap<string, VariableKind>,
): void {
  for (const [name, kind] of more) {
    const known = all.get(name);
    if (known === undefined || known === "any") all.set(name, kind);
  }
}

function lookInto(pattern: Ast.Pattern): Found {
  const visitor = new PatternVisitor();
  visitor.visit(pattern);
  return { variables: visitor.variables, references: visitor.references };
}

class PatternVisitor extends Visitor {
  readonly variables = new Map<string, VariableKind>();
  readonly references = new Set<string>();

  override visitVariableReference(node: Ast.VariableReference): void {
    this.note(node.id.name, "any");
  }

  override visitMessageReference(node: Ast.MessageReference): void {
    this.references.add(node.attribute === null ? node.id.name : `${node.id.name}.${node.attribute.name}`);
  }

  override visitFunctionReference(node: Ast.FunctionReference): void {
    for (const argument of node.arguments.positional) {
      if (argument.type === "VariableReference") this.note(argument.id.name, "number");
    }
    this.genericVisit(node);
  }

  override visitSelectExpression(node: Ast.SelectExpression): void {
    if (node.selector.type === "VariableReference") {
      const plural = node.variants.some(
        ({ key }) => key.type === "NumberLiteral" || PLURAL_KEYS.has(key.name),
      );
      this.note(node.selector.id.name, plural ? "number" : "text");
    }
    this.genericVisit(node);
  }

  private note(name: string, kind: VariableKind): void {
    mergeVariables(this.variables, new Map([[name, kind]]));
  }
}

function lineOf(source: string, entry: Entry): number {
  return source.slice(0, entry.span?.start ?? 0).split("\n").length;
}

function reasonOf(junk: Ast.Junk): string {
  return junk.annotations.map((annotation) => annotation.message).join("; ") || "unreadable";
}
