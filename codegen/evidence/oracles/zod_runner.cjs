// Judges JSON texts by Zod schemas: node zod_runner.cjs INDEX ASKED FLAVOUR, verdicts to stdout as JSON.
"use strict";

const { readFileSync } = require("node:fs");
const modules = require("node:module");

process.on("uncaughtException", (error) => {
  console.error(`${error.name}: ${error.message}`);
  process.exit(1);
});

// Imports may end as the sources do, which here have become JavaScript.
const resolve = modules._resolveFilename;
modules._resolveFilename = (name, ...rest) =>
  resolve(name.startsWith(".") ? name.replace(/\.ts$/, ".js") : name, ...rest);

const [, , index, asked, flavour] = process.argv;
const inside = modules.createRequire(index);
const z = inside(flavour === "mini" ? "zod/mini" : "zod");

// What each file of schemas has for itself: arguments of generic schemas may need it, too.
const whole = (n) => n % 1 === 0;
const int = flavour === "mini" ? z.number().check(z.refine(whole)) : z.number().refine(whole);
const own = (value) =>
  typeof value !== "object" || value === null || Array.isArray(value) ? value : { __proto__: null, ...value };

const scope = { ...inside(index), z, int, own };
const names = Object.keys(scope);
const schemas = new Map();

function schemaOf(expression) {
  if (!schemas.has(expression)) {
    const make = new Function(...names, `return ${expression};`);
    schemas.set(expression, make(...names.map((name) => scope[name])));
  }
  return schemas.get(expression);
}

// Of a union, the member that came furthest is the one that the text is meant as.
function deepest(issue) {
  const inner = (issue.errors ?? [])
    .flat()
    .map(deepest)
    .sort((one, other) => other.path.length - one.path.length)[0];
  if (inner && inner.path.length) {
    return { path: [...issue.path, ...inner.path], message: inner.message };
  }
  return { path: [...issue.path, ...(issue.keys ?? []).slice(0, 1)], message: issue.message };
}

function verdict({ schema, text }) {
  try {
    const found = schemaOf(schema).safeParse(JSON.parse(text));
    if (found.success) return true;
    const issue = found.error.issues
      .map(deepest)
      .sort((one, other) => other.path.length - one.path.length)[0];
    return { path: issue.path.map((step) => (typeof step === "symbol" ? String(step) : step)), reason: issue.message };
  } catch (error) {
    return { path: [], reason: `throws ${error.message}` };
  }
}

console.log(JSON.stringify(JSON.parse(readFileSync(asked, "utf-8")).map(verdict)));
