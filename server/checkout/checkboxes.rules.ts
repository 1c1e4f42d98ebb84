import { type Checkbox, storedCheckboxSchema } from "../../shared/checkout/checkbox.schema.ts";

export interface AnsweredCheckboxes {
  checkboxes: readonly Checkbox[];
  /** The first that has to be ticked and was not. */
  missing: string | null;
  isChanged: boolean;
}

/** What of `value` is a box that the payer can tick. */
export function readCheckboxes(value: unknown): Checkbox[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry) => {
    const parsed = storedCheckboxSchema.safeParse(entry);
    return parsed.success ? [parsed.data] : [];
  });
}

/** The boxes with the payer's answers; null when the shop asks nothing. @param ticked ids. */
export function answerCheckboxes(value: unknown, ticked: readonly string[]): AnsweredCheckboxes | null {
  const asked = readCheckboxes(value);
  if (asked.length === 0) return null;
  const checkboxes = asked.map((box) => ({ ...box, checked: ticked.includes(box.id) }));
  return {
    checkboxes,
    missing: checkboxes.find((box) => box.required === true && !box.checked)?.id ?? null,
    isChanged: asked.some((box) => (box.checked ?? false) !== ticked.includes(box.id)),
  };
}
