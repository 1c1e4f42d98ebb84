import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dockerfileFaults } from "./dockerfile-faults.ts";

const file = join(import.meta.dirname, "..", "Dockerfile");
const faults = dockerfileFaults(readFileSync(file, "utf8"));
for (const fault of faults) process.stdout.write(`${file}, ${fault}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
