import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { benchCapture } from "./capture.ts";
import { benchDashboard } from "./dashboard.ts";
import { benchDeliveries } from "./deliveries.ts";
import { benchExport } from "./export.ts";
import { benchList } from "./list.ts";
import { prepareFolder } from "./prepared-folder.ts";
import { benchSearch } from "./search.ts";

const parts = ["list", "dashboard", "search", "export", "capture", "deliveries"] as const;
type Part = (typeof parts)[number];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    payments: { type: "string" },
    requests: { type: "string", default: "200" },
    folder: { type: "string" },
  },
});

function isPart(word: string): word is Part {
  return (parts as readonly string[]).includes(word);
}

/** As many payments as the promise is about, unless somebody wants a quick look. */
const sizes: Readonly<Record<Exclude<Part, "deliveries">, number>> = {
  list: 1_000_000,
  dashboard: 1_000_000,
  search: 1_000_000,
  export: 1_000_000,
  capture: 100_000,
};

const unknown = positionals.filter((word) => !isPart(word));
if (unknown.length > 0) {
  console.error(
    `There is no part ${unknown.join(", ")}. Usage: npm run bench -- [${parts.join("|")}]... [--payments N] [--requests N] [--folder F]`,
  );
  process.exit(2);
}

const wanted = positionals.length === 0 ? parts : parts.filter((part) => positionals.includes(part));
for (const part of wanted) {
  if (part === "deliveries") {
    await benchDeliveries();
    continue;
  }
  const payments = values.payments === undefined ? sizes[part] : Number(values.payments);
  const folder = values.folder ?? join(tmpdir(), `kontor-bench-${payments}`);
  const prepared = await prepareFolder(folder, payments);
  if (part === "list") await benchList(prepared, Number(values.requests));
  else if (part === "dashboard") await benchDashboard(prepared, Number(values.requests));
  else if (part === "search") await benchSearch(prepared, Number(values.requests));
  else if (part === "export") await benchExport(prepared);
  else await benchCapture(prepared);
}
