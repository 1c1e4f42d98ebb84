/**
 * The language of the first wanted tag, such as `nb-NO`, that a page speaks; English when it speaks none.
 *
 * @param spoken what the page speaks for a tag's first part in lower case, such as `nb`; null for nothing.
 */
export function pickFrom<Language extends string>(
  wanted: readonly (string | null)[],
  spoken: (primary: string) => Language | null,
): Language | "en" {
  const found = wanted
    .map((tag) => spoken((tag ?? "").toLowerCase().split(/[-_]/)[0] ?? ""))
    .find((language) => language !== null);
  return found ?? "en";
}
