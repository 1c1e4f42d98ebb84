import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useLocaleState } from "react-admin";
import { languageChoices } from "../i18n/language-choice.ts";
import { useWords } from "../i18n/use-words.ts";

/** The language for whoever is not signed in yet; later it is in the person's menu. */
export function LanguageField() {
  const words = useWords();
  const [language, chooseLanguage] = useLocaleState();
  return (
    <TextField
      select
      size="small"
      label={words("language.title")}
      value={language}
      onChange={({ target: { value } }) => chooseLanguage(value)}
      sx={{ alignSelf: "center", minWidth: 200 }}
    >
      {languageChoices.map(({ value, label }) => (
        <MenuItem key={value} value={value} lang={value}>
          {label}
        </MenuItem>
      ))}
    </TextField>
  );
}
