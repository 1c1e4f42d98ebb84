import { DomainError } from "../../../shared/errors.ts";

interface SentLine {
  line_id?: string | undefined;
  amount?: number | undefined;
  quantity?: number | undefined;
}

/**
 * Lines are labels for most ways to pay. This lender books what is delivered line by line, and wants them whole.
 *
 * @throws DomainError `validation_failed` for lines that are missing, not whole, or do not come to the amount.
 */
export function refuseLooseLines(
  { method }: { method: string },
  { amount, items = [] }: { amount: number; items?: readonly SentLine[] | undefined },
): void {
  if (!method.startsWith("instabank.")) return;
  if (items.length === 0) throw badField("items", "is required for this way to pay");
  items.forEach((item, position) => {
    for (const name of ["line_id", "quantity", "amount"] as const) {
      if (item[name] === undefined) throw badField(`items.${position}.${name}`, "is required for this way to pay");
    }
  });
  const sum = items.reduce((total, item) => total + (item.amount ?? 0), 0);
  if (sum !== amount) throw badField("items", `must come to the amount, and come to ${sum}`);
}

function badField(path: string, message: string): DomainError {
  return new DomainError("validation_failed", `${path} ${message}`, { fields: [{ path, message }] });
}
