import { Sheet } from "../../components/sheet.tsx";
import { DisplayFields } from "../../settings/display-fields.tsx";

/** 字体: while the letters grow, the line that is being read stays where it is. */
export function LookSheet(props: { keepPlace: () => () => void; onClose: () => void }) {
  return (
    <Sheet low title="字体和颜色" onClose={props.onClose} closeLabel="好了">
      <DisplayFields
        change={(make) => {
          const goBack = props.keepPlace();
          make();
          goBack();
        }}
      />
    </Sheet>
  );
}
