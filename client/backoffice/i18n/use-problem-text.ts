import { useCallback } from "react";
import type { Problem } from "../../../shared/problem.ts";
import { i18nProvider } from "./i18n-provider.ts";
import { defaultLanguage } from "./languages.ts";
import { type Tell, useSaid } from "./use-said.ts";

export interface ProblemText {
  /** Why the server refused, in the reader's language where it can be said in it. */
  text: (problem: Problem) => string;
  /** What is wrong with single fields, by path. */
  fields: (problem: Problem) => Record<string, string>;
}

/** Codes that leave open what stands in the way: where no sentence says it, the server's English does. */
const openCodes = new Set(["validation_failed", "operation_blocked"]);

export function useProblemText(): ProblemText {
  const tell = useSaid();
  const text = useCallback((problem: Problem) => textOf(problem, tell), [tell]);
  const fields = useCallback((problem: Problem) => fieldsOf(problem, tell), [tell]);
  return { text, fields };
}

function textOf(problem: Problem, tell: Tell): string {
  const { code, detail, said, said_of = {}, errors = {} } = problem;
  if (i18nProvider.getLocale() === defaultLanguage) return detail;
  if (said !== undefined) return tell(said, detail);
  const paths = Object.keys(errors);
  if (paths.length > 0 && paths.every((path) => said_of[path] !== undefined)) {
    return [...new Set(Object.values(fieldsOf(problem, tell)))].join(" ");
  }
  if (openCodes.has(code)) return detail;
  const general = tell({ key: `code.${code}` }, "");
  if (general === "") return detail;
  // The processor speaks for itself, and a bug is found by the id of its request.
  if (code === "processor_refused") return `${general}: ${detail}`;
  return code === "internal" ? `${general} (${problem.request_id})` : `${general}.`;
}

function fieldsOf({ errors = {}, said_of = {} }: Problem, tell: Tell): Record<string, string> {
  return Object.fromEntries(Object.entries(errors).map(([path, message]) => [path, tell(said_of[path], message)]));
}
