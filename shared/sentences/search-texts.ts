/** Which part of a search cannot be read, and what to write instead, in English. */
export const searchTexts = {
  operator_unknown: "“%{operator}:” is not something to search by. Put the text in quotes to look for it as it is.",
  operator_near: "“%{operator}:” is not known. Did you mean “%{suggestion}:”?",
  value_missing: "“%{operator}:” needs a value behind the colon.",
  value_unknown: "“%{text}” is not a value of “%{operator}:”. Known are %{known}.",
  value_near: "“%{text}” is not a value of “%{operator}:”. Did you mean “%{suggestion}”?",
  amount_unreadable: "“%{text}” is not an amount. Write 100, >=100 or 10..20, in whole units of the currency.",
  amount_without_currency: "“amount:%{text}” needs a currency: add currency:NOK, or write amount:%{text}NOK.",
  date_unreadable: "“%{text}” is not a time. Write 2026-01, 2026-01-15, 2026-01.., today, yesterday, 7d or 30d.",
  count_unreadable: "“%{text}” is not a number of days. Write 30, >=30 or 30..60.",
  currency_unreadable: "“%{text}” is not a currency. Write three letters, such as NOK.",
  not_excludable: "“%{operator}:” cannot be excluded. What can be: -status:, -method:, -api: and -type:.",
  word_excluded: "Words cannot be excluded. Put “%{text}” in quotes to look for it as it is.",
} as const;
