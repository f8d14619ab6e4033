// Run the search page's own script over an index without a browser: find.mjs FOLDER QUERY… prints numbers by query.
import fs from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

const [folder, ...queries] = process.argv.slice(2);
const window = {};
for (const name of ["search.js", "index.js"]) vm.runInNewContext(fs.readFileSync(join(folder, name), "utf8"), { window });
const { find } = window.zhinaqSearch.open(window.zhinaqIndex);
console.log(JSON.stringify(Object.fromEntries(queries.map((query) => [query, find(query).numbers]))));
