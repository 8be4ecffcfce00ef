// Formats every file below a folder with dprint: node dprint.mjs FOLDER '{"md": {...}, "ts": {...}}'
import { createFromBuffer } from "@dprint/formatter";
import * as json from "@dprint/json";
import * as markdown from "@dprint/markdown";
import * as typescript from "@dprint/typescript";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";

const [folder, settings] = process.argv.slice(2);
const { md, ts } = JSON.parse(settings);

function formatter(plugin, options) {
  const made = createFromBuffer(readFileSync(plugin.getPath()));
  made.setConfig({}, options);
  return made;
}

const formatters = {
  ".json": formatter(json, {}),
  ".md": formatter(markdown, md ?? {}),
  ".ts": formatter(typescript, ts ?? {}),
};

for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
  const path = join(entry.parentPath, entry.name);
  if (entry.isFile() && extname(path) in formatters) {
    const fileText = readFileSync(path, "utf8");
    writeFileSync(path, formatters[extname(path)].formatText({ filePath: path, fileText }));
  }
}
