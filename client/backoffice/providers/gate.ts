import type { Problem } from "../../../shared/problem.ts";

/** What stands between the page and a refusal that the person can do something about. */
export interface Gate {
  /** Resolves with true once the same request can be repeated. */
  settle: (problem: Problem) => Promise<boolean>;
  /** Whether somebody has touched the page lately. */
  isAttended: () => boolean;
}

const gates: Gate[] = [];

/** From now on refused requests wait for this gate. Returns what takes it away again. */
export function installGate(gate: Gate): () => void {
  gates.push(gate);
  return () => void gates.splice(gates.indexOf(gate), 1);
}

/** The gate of the page that is open; undefined before anybody is signed in. */
export function openGate(): Gate | undefined {
  return gates.at(-1);
}
