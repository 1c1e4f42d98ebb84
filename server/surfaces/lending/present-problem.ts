import type { DomainError, FieldError } from "../../../shared/errors.ts";
import { lendingCodeOf } from "../../../shared/lending/lending-refusals.ts";
import { badParameter, problemByCode, type WireProblemKind } from "./problem-by-code.ts";

const typeBase = "https://api.dinie.com.br/errors/";

export interface LendingProblem {
  type: string;
  title: string;
  status: number;
  detail: string;
  /** Path of the request. */
  instance: string;
  code: string;
  param?: string;
  errors?: readonly { param: string; detail: string; code: string }[];
}

/** A refusal as the problem details of this wire. Field problems come together, and the first one's code leads. */
export function presentProblem(error: DomainError, instance: string): LendingProblem {
  const closer = lendingCodeOf(error);
  const kind: WireProblemKind = closer === "invalid_parameter" ? badParameter : problemByCode[error.code];
  const fields = error.details.fields ?? [];
  const isFieldList = kind !== badParameter && fields.length > 0;
  const param = fields.length === 1 ? fields[0]?.path : undefined;
  return {
    type: typeBase + kind.category.slug,
    title: kind.category.title,
    status: kind.category.status,
    detail: isFieldList ? countOf(fields) : error.message,
    instance,
    code: (isFieldList ? fields[0]?.code : undefined) ?? closer ?? kind.code,
    ...(param === undefined ? {} : { param }),
    ...(isFieldList ? { errors: fields.map((field) => presentField(field, kind.code)) } : {}),
  };
}

function presentField({ path, message, code }: FieldError, fallback: string) {
  return { param: path, detail: `${path} ${message}.`, code: code ?? fallback };
}

function countOf(fields: readonly FieldError[]): string {
  return fields.length === 1 ? "1 field is invalid." : `${fields.length} fields are invalid.`;
}
