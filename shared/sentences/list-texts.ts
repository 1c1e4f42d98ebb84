/** What a list cannot be asked, in English. */
export const listTexts = {
  refused: "The list cannot be asked that way: %{names}.",
  values_most: "must be text, at most %{most} values",
  filter_unknown: "is not a filter of this list; known are %{known}",
  one_value: "takes one value",
  instant: "must be a date or an instant in UTC",
  minor: "must be a whole number of minor units",
  whole: "must be a whole number",
  sort_unknown: "must be one of %{known}, with - for descending",
  sort_one_currency: "needs exactly one currency",
  sort_of_search: "search results come newest first",
  limit: "must be from 1 to %{most}",
  no_search: "this list has no search",
  cursor: "was not handed out by this list",
  cursor_foreign: "The cursor was not handed out by this list.",
  name_run: "Name the run whose payments are listed.",
  name_shop: "Name the shop whose balance it is.",
} as const;
