import { Button } from "../components/button.tsx";
import { CheckField, ChoiceField } from "../components/fields.tsx";
import { changeDisplay, display, typeSizes, type Theme } from "./display.ts";

/** Size, colours and edges of what is read. `change` wraps each change: the reader holds its place around it. */
export function DisplayFields({ change = (make) => make() }: { change?: (make: () => void) => void }) {
  const { size, theme, justify, narrow, elder } = display.value;
  const sizes = typeSizes.filter((one) => !elder || one >= 20);
  const at = sizes.indexOf(size);
  const go = (to: number): void => {
    const next = sizes[to];
    if (next) change(() => changeDisplay({ size: next }));
  };
  return (
    <div class="stack">
      <div class="field" role="group" aria-label="字的大小">
        <p>
          字的大小：第 {at + 1} 档，共 {sizes.length} 档
        </p>
        <div class="side-by-side">
          <Button label="字小一点" onPress={() => go(at - 1)}>
            小一点
          </Button>
          <Button label="字大一点" onPress={() => go(at + 1)}>
            大一点
          </Button>
        </div>
      </div>
      <ChoiceField
        label="颜色"
        value={theme ?? "auto"}
        choices={themeChoices}
        onChange={(value) => change(() => changeDisplay({ theme: value === "auto" ? undefined : value }))}
      />
      <CheckField
        label="文章每行短一点"
        checked={narrow}
        onChange={(checked) => change(() => changeDisplay({ narrow: checked }))}
      />
      <CheckField
        label="文章两边对齐"
        checked={justify}
        onChange={(checked) => change(() => changeDisplay({ justify: checked }))}
      />
    </div>
  );
}

const themeChoices: { value: Theme | "auto"; label: string }[] = [
  { value: "auto", label: "跟随手机" },
  { value: "light", label: "浅色" },
  { value: "sepia", label: "护眼" },
  { value: "dark", label: "深色" },
  { value: "contrast", label: "高对比" },
];
