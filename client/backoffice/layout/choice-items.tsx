import Check from "@mui/icons-material/Check";
import ListItemIcon from "@mui/material/ListItemIcon";
import ListSubheader from "@mui/material/ListSubheader";
import MenuItem from "@mui/material/MenuItem";

interface ChoiceItemsProps<Value extends string> {
  title: string;
  chosen: Value;
  choices: readonly { value: Value; label: string }[];
  onChoose: (value: Value) => void;
}

/** One-of-several inside a menu. Called as a function: a menu wants its items as direct children to move the focus. */
export function choiceItems<Value extends string>({ title, chosen, choices, onChoose }: ChoiceItemsProps<Value>) {
  return [
    <ListSubheader
      key={title}
      role="presentation"
      sx={{ lineHeight: "30px", fontSize: "0.78125rem", bgcolor: "transparent" }}
    >
      {title}
    </ListSubheader>,
    ...choices.map(({ value, label }) => (
      <MenuItem
        key={title + value}
        role="menuitemradio"
        aria-checked={value === chosen}
        onClick={() => onChoose(value)}
        sx={{ fontSize: "0.875rem", py: 0.5 }}
      >
        <ListItemIcon>{value === chosen && <Check fontSize="small" />}</ListItemIcon>
        {label}
      </MenuItem>
    )),
  ];
}
