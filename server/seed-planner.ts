import { workerData } from "node:worker_threads";
import { dialects } from "./dialects.ts";
import { type PlannerTask, runPlanner } from "./seed/planner-thread.ts";

/** The thread beside `kontor seed` that plans what the other one writes. */
runPlanner(workerData as PlannerTask, dialects);
