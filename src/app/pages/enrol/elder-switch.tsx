import { Button } from "../../components/button.tsx";
import { changeDisplay, display } from "../../settings/display.ts";

/** 长辈版 is offered before anything is asked. */
export function ElderSwitch() {
  const { elder } = display.value;
  return (
    <Button block onPress={() => changeDisplay({ elder: !elder })}>
      {elder ? "换回普通版" : "字要大一些？换成长辈版（关怀版、大字版）"}
    </Button>
  );
}
