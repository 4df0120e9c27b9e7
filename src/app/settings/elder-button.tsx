import { Button } from "../components/button.tsx";
import { changeDisplay, display } from "./display.ts";

/** 长辈版 by all the names that people know for it, one tap there and one back. */
export function ElderButton() {
  const { elder } = display.value;
  return (
    <Button block pressed={elder} onPress={() => changeDisplay({ elder: !elder })}>
      {elder ? "换回普通版" : "换成长辈版（也叫关怀版、大字版）"}
    </Button>
  );
}
